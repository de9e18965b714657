<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>Roll of Fellows | International Guild of Bridge Tuners</title>
</head>
<body>
<div id="header"><h1><a href="/">IGBT</a></h1><div id="nav"><a href="/about/">About</a> &#183; <a href="/awards/">Awards</a> &#183; <a href="/past-presidents.html">Past Presidents</a></div></div>
<div id="main">
<h2>Fellows of the Guild (FGBT)</h2>
<p>Fellowship is the highest grade of membership.</p>
<h3>Elected 2024</h3>
<p>SETUWALA, Surekha<br />
UMEFOLUWA, Ngozi A.<br />
VON QUARNBEK, Jörg-Henning</p>
<h3>Elected 2021</h3>
<p>GEFYROPOULOU, Dimitra<br />
PEÑARRUBIA SOTOMONTE, Aurelio<br />
PONTELUNGO FERRI, Giacomo<br />
THISTLEWOOD, Katherine</p>
<h3>Elected 2018</h3>
<p>BRÚARDÓTTIR, Hjördís<br />
HUMBERSTANE, Percival<br />
INCHCARRON-RUDD, Bartholomew<br />
STRATHSPAN, Hamish</p>
<h3>Elected 2012</h3>
<p>CULVERTON, Henrietta<br />
HOLTZBRÜGGER, Casimir<br />
TRUSSLINGTON, Leopold &#8224;</p>
</div>
<div id="footer">Page generated in 0.031 s</div>
</body>
</html>
