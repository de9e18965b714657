document.querySelectorAll("[data-sz]").forEach(function(e){e.classList.add("ready")});
