// What is chosen beside works shows at once, in place: address, way back and focus stay right. And one
// looks for a value among many. Without this script the form's button does it, and so do its fields.
const form = document.getElementById("filters");
const isWide = matchMedia("(min-width: 60em)");
const tooFast = 250; // milliseconds between two letters
let turn = 0;
let shown = location.pathname + location.search;

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const groupsOf = (root) => [...root.querySelectorAll(".facets__group[id]")];
const valuesOf = (group) => [...group.querySelectorAll(".facets__values input")];
const sameValues = (one, other) =>
    valuesOf(one)
        .map((input) => input.value)
        .join() ===
    valuesOf(other)
        .map((input) => input.value)
        .join();

// The same values with other numbers: they keep their place, and what has the focus keeps it.
function renumber(group, other) {
    const others = valuesOf(other);
    valuesOf(group).forEach((input, place) => {
        input.checked = others[place].checked;
        const [label, newer] = [input.parentElement, others[place].parentElement];
        label.className = newer.className;
        label.querySelector("data").replaceWith(newer.querySelector("data"));
    });
}

function refill(group, other) {
    group.querySelector(".facets__values").replaceWith(other.querySelector(".facets__values"));
    const field = group.querySelector("[name^=find_]");
    if (field) field.value = other.querySelector("[name^=find_]")?.value ?? "";
}

function take(group, other) {
    if (sameValues(group, other)) renumber(group, other);
    else refill(group, other);
    const [more, newer] = [group, other].map((one) => one.querySelector(".facets__more"));
    if (more && newer) more.replaceWith(newer);
    else if (more) more.remove();
    else if (newer) group.querySelector("fieldset").append(newer);
}

function takeAll(page) {
    const newForm = page.getElementById("filters");
    document.title = page.title;
    for (const place of document.querySelectorAll("[data-live]")) {
        const newer = page.querySelector(`[data-live="${place.dataset.live}"]`);
        place.replaceChildren(...(newer?.childNodes ?? []));
    }
    for (const group of groupsOf(form)) {
        const newer = newForm.querySelector(`#${group.id}`);
        if (newer && group.querySelector(".facets__values")) take(group, newer);
    }
    for (const field of form.querySelectorAll("[type=radio], .facets__days input")) {
        const newer = newForm.querySelector(`[name="${field.name}"][value="${field.value}"]`);
        if (field.type === "radio") field.checked = newer?.checked ?? false;
        else field.value = newForm.querySelector(`[name="${field.name}"]`)?.value ?? "";
    }
    form.dataset.address = newForm.dataset.address;
}

async function pageAt(url) {
    const mine = ++turn;
    const answer = await fetch(url);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !page.getElementById("filters")) throw new Error(url);
    return mine === turn ? page : null;
}

// Other facets than before: the page as a whole is simpler, and right.
const isAlike = (page) =>
    groupsOf(form)
        .map((group) => group.id)
        .join() ===
    groupsOf(page)
        .map((group) => group.id)
        .join();

async function show(url, { isNew }) {
    try {
        const page = await pageAt(url);
        if (!page) return;
        if (!isAlike(page)) return location.assign(url);
        takeAll(page);
        shown = form.dataset.address;
        if (isNew) history.pushState(null, "", shown);
    } catch {
        location.assign(url);
    }
}

function addressOfForm() {
    const meant = ([name, value]) => value && !name.startsWith("find_");
    const asked = new URLSearchParams([...new FormData(form)].filter(meant));
    if (form.dataset.whole) asked.set("all", form.dataset.whole);
    return `${location.pathname}?${asked}`;
}

// --- one value among many ---------------------------------------------

function find(group, wanted) {
    const parts = fold(wanted).split(/\s+/).filter(Boolean);
    const holds = (row) => {
        const words = fold(row.querySelector("label span").textContent);
        const inside = [...row.querySelectorAll(":scope > details > ul > li")].map(holds);
        const isFound = parts.every((part) => words.includes(part)) || inside.includes(true);
        row.hidden = !isFound;
        if (parts.length && inside.includes(true)) row.querySelector("details").open = true;
        return isFound;
    };
    for (const row of group.querySelectorAll(".facets__values > li")) holds(row);
}

// All its values are fetched once; what is chosen and not yet sent stays chosen.
async function fill(group, name) {
    const more = group.querySelector(".facets__more");
    if (!more || new URL(more.href).searchParams.get("all") !== name) return;
    const page = await pageAt(more.href).catch(() => null);
    const newer = page?.getElementById(group.id);
    if (!newer) return;
    const chosen = valuesOf(group).filter((input) => input.checked);
    const values = new Set(chosen.map((input) => input.value));
    take(group, newer);
    for (const input of valuesOf(group)) input.checked = values.has(input.value);
}

async function findAmongAll(group, field) {
    const [name, wanted] = [field.name.slice("find_".length), field.value];
    await fill(group, name);
    form.dataset.whole = name;
    field.value = wanted;
    find(group, wanted);
}

if (form) {
    form.addEventListener("change", ({ target }) => {
        const isChoice = target.type === "checkbox" || target.type === "radio";
        if (isChoice && isWide.matches) show(addressOfForm(), { isNew: true });
    });
    let typing = 0;
    form.addEventListener("input", ({ target }) => {
        if (!target.name.startsWith("find_")) return;
        clearTimeout(typing);
        typing = setTimeout(findAmongAll, tooFast, target.closest(".facets__group"), target);
    });
    form.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && event.target.name?.startsWith("find_")) event.preventDefault();
    });
    addEventListener("popstate", () => {
        const now = location.pathname + location.search;
        if (now !== shown) show(now, { isNew: false });
    });
}
