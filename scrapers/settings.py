"""How the crawl behaves towards other people's servers: each setting with its reason."""

BOT_NAME = "mentorscout"
SPIDER_MODULES = ["scrapers.spiders"]

# --- Politeness
# Permission is asked, per RFC 9309; our own middleware, since Scrapy's takes a server error for a yes.
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "mentorscout"
# One request at a time per host, a second apart; raised by Crawl-delay, see scrapers/middlewares/pace.py.
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
# A host that asks for longer pauses is left alone and named: a source of 150 pages would take hours.
CRAWL_DELAY_LIMIT = 60.0
# A random factor would also shorten the delay that was promised.
DOWNLOAD_DELAY_JITTER = 0.0
# Many hosts may wait for their turn side by side; each source has one request under way.
CONCURRENT_REQUESTS = 64
# No identity is built up at a server, no login is ever kept.
COOKIES_ENABLED = False
# A site need not learn from which page of another site we come.
REFERRER_POLICY = "no-referrer"
# No tricks around a block: two more tries with growing pauses, Retry-After kept (middlewares/retry.py).
RETRY_TIMES = 2
RETRY_HTTP_CODES = [408, 429, 500, 502, 503, 504, 522, 524]
RETRY_PAUSE = 2.0
# A server that asks for a longer pause is left alone until the next run.
RETRY_AFTER_LIMIT = 120.0

# --- Safety
# Scrapy's default takes any certificate.
DOWNLOAD_VERIFY_CERTIFICATES = True
# The default of 1 GiB would let one answer fill the memory; also the limit for unpacked bodies.
DOWNLOAD_MAXSIZE = 50_000_000
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 30
DNS_TIMEOUT = 15
REDIRECT_MAX_TIMES = 6
# Longer addresses come from traps.
URLLENGTH_LIMIT = 2000
# No console and no remote control listens: the latter runs posted Python.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
# A body shorter than announced is still a page; the reader says what it holds.
DOWNLOAD_FAIL_ON_DATALOSS = False
# Pages with an error status are judged by the spider, which names the reason.
HTTPERROR_ALLOW_ALL = True

# --- Machinery
# One asyncio loop per crawl: a second crawl in one process works, which a Twisted reactor forbids.
TWISTED_REACTOR_ENABLED = False
# Nothing is yielded as an item; Scrapy would start a hundred tasks for each page to look for some.
CONCURRENT_ITEMS = 1
# The queue lives in the store: Scrapy's own does not survive a kill.
SCHEDULER = "scrapers.scheduler.FrontierScheduler"
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.stats.DownloaderStats": None,
    "scrapers.middlewares.scope.ScopeMiddleware": 50,
    "scrapers.middlewares.robots.RobotsMiddleware": 100,
    "scrapers.middlewares.retry.RetryMiddleware": 550,
    "scrapers.middlewares.proxy.ProxyMiddleware": 740,
    "scrapers.middlewares.addresses.AddressMiddleware": 760,
    "scrapers.middlewares.pace.PaceMiddleware": 950,
    "scrapers.middlewares.lease.LeaseMiddleware": 960,
}
# The spider yields nothing that they could look at.
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.referer.RefererMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
STATS_CLASS = "scrapy.statscollectors.DummyStatsCollector"
EXTENSIONS = {
    "scrapy.extensions.corestats.CoreStats": None,
    "scrapy.extensions.telnet.TelnetConsole": None,
    "scrapy.extensions.remote_control.RemoteControl": None,
    "scrapy.extensions.feedexport.FeedExporter": None,
    "scrapy.extensions.logstats.LogStats": None,
    "scrapy.extensions.memusage.MemoryUsage": None,
    "scrapers.middlewares.types.TypeFilter": 100,
}
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/json;q=0.9,application/pdf;q=0.8,*/*;q=0.5",
    "Accept-Language": "en,*;q=0.5",
}
# The run tells the user what happened; Scrapy's log would bury it.
LOG_ENABLED = False
LOG_LEVEL = "ERROR"
STATS_DUMP = False
LOG_INSTALL_ROOT_HANDLER = False
