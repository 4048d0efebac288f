// Adds a copy button to each citation. Without this script the text can still be selected.
for (const citation of document.querySelectorAll("[data-copy-label]")) {
    if (!navigator.clipboard) break;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--plain";
    button.textContent = citation.dataset.copyLabel;
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(
            citation.querySelector(".citation__text").textContent.trim(),
        );
        said.textContent = citation.dataset.copiedLabel;
    });
    citation.querySelector(".citation__ways").prepend(button, said);
}
