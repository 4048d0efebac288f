// Says an event's times in the reader's own zone, under the event's zone, where the two differ.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const language = document.documentElement.lang;

for (const place of document.querySelectorAll("[data-visitor-time]")) {
    const [from, to] = place.dataset.visitorTime.split("/").map((text) => new Date(text));
    const { eventZone } = place.dataset;
    const offset = (timeZone) =>
        new Intl.DateTimeFormat("en", { timeZone, timeStyle: "short", dateStyle: "short" }).format(
            from,
        );
    if (offset(zone) === offset(eventZone)) continue;
    const day = (date, timeZone) =>
        new Intl.DateTimeFormat("en", { timeZone, dateStyle: "short" }).format(date);
    const days = [from, to].flatMap((date) => [day(date, zone), day(date, eventZone)]);
    const isOneDay = days.every((name) => name === days[0]);
    const clock = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
        ...(isOneDay ? {} : { day: "numeric", month: "long", year: "numeric" }),
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
        numberingSystem: "latn",
        timeZone: zone,
    });
    place.textContent = place.dataset.phrase
        .replace("{times}", clock.formatRange(from, to))
        .replace("{zone}", zone.replaceAll("_", " "));
    place.hidden = false;
}
