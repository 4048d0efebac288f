// Finds a language among the many that are folded away, and says beside them which are chosen.
// Rows are added while the form is open, so the document listens for all of them.
(() => {
    const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

    const find = (more, typed) => {
        const wanted = plain(typed.trim());
        let found = 0;
        for (const box of more.querySelectorAll(".language-choice__boxes label")) {
            box.hidden = !plain(box.textContent).includes(wanted);
            if (!box.hidden) found += 1;
        }
        const none = more.querySelector("[data-none]");
        none.textContent = found ? "" : none.dataset.none;
    };

    const say = (choice) => {
        const chosen = choice.querySelectorAll(".language-choice__more input:checked");
        const names = Array.from(chosen, (box) => box.parentElement.textContent.trim());
        const list = new Intl.ListFormat(document.documentElement.lang, { type: "unit" });
        const said = choice.querySelector("[data-language-chosen]");
        if (said.textContent !== list.format(names)) said.textContent = list.format(names);
    };

    const sayAll = () => document.querySelectorAll(".language-choice").forEach(say);

    const isSearch = (element) => element.matches(".language-choice__find input");

    document.addEventListener("input", ({ target }) => {
        if (isSearch(target)) find(target.closest("details"), target.value);
    });
    document.addEventListener("change", ({ target }) => {
        const choice = target.closest(".language-choice");
        if (choice && !isSearch(target)) say(choice);
    });
    document.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && isSearch(event.target)) event.preventDefault();
    });

    const begin = () => {
        sayAll();
        new MutationObserver(sayAll).observe(document.body, { childList: true, subtree: true });
    };

    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
    else begin();
})();
