// Offers titles and names while somebody types in a search field. Without this script the form searches.
const PAUSE = 160; // milliseconds without a key before anything is asked
const HAN = /\p{Script=Han}/u;
const KEPT = 50;

function part(tag, className, text = "") {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
}

// A name in another language than the page's bears it, so that it is read aloud and set in it.
function name(className, offer) {
    const label = part("bdi", className, offer.label);
    if (offer.lang !== document.documentElement.lang) {
        label.lang = offer.lang;
        label.dir = offer.dir;
    }
    return label;
}

class Offers {
    constructor(field) {
        this.field = field;
        this.answers = new Map();
        this.offers = [];
        this.active = -1;
        this.list = part("ul", "offers");
        this.list.id = `${field.id}-offers`;
        this.list.hidden = true;
        this.list.setAttribute("role", "listbox");
        this.list.setAttribute("aria-label", field.dataset.offersLabel);
        this.said = part("p", "hidden-text");
        this.said.setAttribute("role", "status");
        field.form.classList.add("has-offers");
        field.form.append(this.list, this.said);
        for (const [attribute, value] of Object.entries({
            role: "combobox",
            autocomplete: "off",
            "aria-autocomplete": "list",
            "aria-expanded": "false",
            "aria-controls": this.list.id,
        })) {
            field.setAttribute(attribute, value);
        }
        this.listen();
    }

    listen() {
        const { field, list } = this;
        field.addEventListener("input", (event) => this.wait(event.isComposing));
        field.addEventListener("compositionstart", () => this.close());
        field.addEventListener("compositionend", () => this.wait(false));
        field.addEventListener("keydown", (event) => this.press(event));
        field.addEventListener("blur", () => this.close());
        field.form.addEventListener("submit", () => this.close());
        // The field keeps the focus: only then does leaving it close the list.
        list.addEventListener("pointerdown", (event) => event.preventDefault());
        list.addEventListener("mousedown", (event) => event.preventDefault());
        list.addEventListener("click", (event) => {
            const option = event.target.closest("[role=option]");
            if (option) this.go([...list.children].indexOf(option));
        });
        window.addEventListener("pagehide", () => this.close());
    }

    get asked() {
        return this.field.value.trim().replace(/\s+/g, " ").toLowerCase().slice(0, 100);
    }

    // A word that is still being composed (Chinese, by its sounds) is not yet one.
    wait(isComposing) {
        this.cancel();
        const { asked } = this;
        const isEnough = [...asked].length >= 2 || HAN.test(asked);
        if (isComposing || !isEnough) return this.close();
        if (this.answers.has(asked)) return this.show(this.answers.get(asked));
        this.timer = setTimeout(() => this.ask(asked), PAUSE);
    }

    cancel() {
        clearTimeout(this.timer);
        this.request?.abort();
        this.request = null;
    }

    async ask(asked) {
        const request = new AbortController();
        this.request = request;
        let answer;
        try {
            const address = `${this.field.dataset.offers}?${new URLSearchParams({ q: asked })}`;
            const response = await fetch(address, { signal: request.signal });
            if (!response.ok) return this.close();
            answer = await response.json();
        } catch {
            // No answer, or one that nobody waits for: the form searches as ever.
            if (this.request === request) this.close();
            return;
        }
        if (this.answers.size >= KEPT) this.answers.clear();
        this.answers.set(asked, answer);
        const isWanted = this.request === request && this.asked === asked;
        if (isWanted && document.activeElement === this.field) this.show(answer);
    }

    show({ offers, said }) {
        this.offers = offers;
        this.active = -1;
        this.list.replaceChildren(...offers.map((offer, place) => this.option(offer, place)));
        this.said.textContent = said;
        this.open(offers.length > 0);
    }

    option(offer, place) {
        const option = part("li", "offers__one");
        option.id = `${this.list.id}-${place}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        const names = part("span", "offers__names");
        names.append(name("offers__label", offer));
        if (offer.also) names.append(" ", part("bdi", "offers__also", offer.also));
        option.append(names, " ", part("span", "offers__kind", offer.kind));
        return option;
    }

    open(isOpen) {
        const { field, list } = this;
        list.hidden = !isOpen;
        // Below the field, whatever else stands in the form.
        list.style.insetBlockStart = `${field.offsetTop + field.offsetHeight}px`;
        field.setAttribute("aria-expanded", String(isOpen));
        this.choose(-1);
    }

    close() {
        this.cancel();
        this.said.textContent = "";
        if (!this.list.hidden) this.open(false);
    }

    choose(place) {
        this.list.children[this.active]?.setAttribute("aria-selected", "false");
        this.active = place;
        const option = this.list.children[place];
        if (!option) return this.field.removeAttribute("aria-activedescendant");
        option.setAttribute("aria-selected", "true");
        option.scrollIntoView({ block: "nearest" });
        this.field.setAttribute("aria-activedescendant", option.id);
    }

    // From the last back to the field, and from there to the first.
    step(by) {
        const places = this.offers.length + 1;
        this.choose(((this.active + 1 + by + places) % places) - 1);
    }

    press(event) {
        // 229: a key that an input method has taken.
        if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
        const isOpen = !this.list.hidden;
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            if (isOpen) this.step(event.key === "ArrowDown" ? 1 : -1);
            else this.wait(false);
        } else if (event.key === "Escape" && isOpen) {
            event.preventDefault();
            this.close();
        } else if (event.key === "Enter" && isOpen && this.active >= 0) {
            event.preventDefault();
            this.go(this.active);
        }
    }

    go(place) {
        const { url } = this.offers[place];
        this.close();
        window.location.assign(url);
    }
}

for (const field of document.querySelectorAll("input[data-offers]")) new Offers(field);
