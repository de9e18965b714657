document.querySelectorAll(".sub-menu").forEach(function(m){m.hidden=false});
