// Adds a copy button to each citation. Without this script the text can still be selected.
function addButton(reference, { copyLabel, copiedLabel }) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--plain";
    const style = document.createElement("span");
    style.className = "hidden-text";
    style.textContent = ` ${reference.dataset.copy}`;
    button.append(copyLabel, style);
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
        const text = reference.querySelector(".reference__text").textContent;
        await navigator.clipboard.writeText(text.trim());
        said.textContent = copiedLabel;
    });
    const ways = document.createElement("p");
    ways.className = "reference__ways";
    ways.append(button, said);
    reference.append(ways);
}

if (navigator.clipboard) {
    for (const citation of document.querySelectorAll("[data-copy-label]")) {
        for (const reference of citation.querySelectorAll("[data-copy]")) {
            addButton(reference, citation.dataset);
        }
    }
}
