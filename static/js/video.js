// Adds a button that plays a video in its place. Nothing is asked of the other site before it is pressed.
for (const video of document.querySelectorAll("[data-player]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = video.dataset.playLabel;
    button.addEventListener("click", () => {
        const player = document.createElement("iframe");
        player.className = "video__player";
        player.title = video.dataset.title;
        player.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
        player.referrerPolicy = "strict-origin"; // the players refuse pages that hide where they are
        player.src = video.dataset.player;
        for (const name of ["poster", "note"]) video.querySelector(`.video__${name}`)?.remove();
        button.remove();
        video.prepend(player);
        player.focus();
    });
    video.querySelector(".video__ways").prepend(button);
}
