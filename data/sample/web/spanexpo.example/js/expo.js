function toggleMenu(){document.body.classList.toggle("nav-open")}
