// Everything works without this file; it tells times in the reader's zone and keeps what is under way up to date.
const zoned = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

function tellTimes(root) {
  for (const time of root.querySelectorAll("time[datetime]:not([data-told])")) {
    const moment = new Date(time.dateTime);
    if (!Number.isNaN(moment.getTime())) {
      time.title = time.textContent.trim();
      time.textContent = zoned.format(moment);
      time.dataset.told = "";
    }
  }
}

// <section id="x" data-live="2"> is fetched again every 2 seconds with the page, and ends by coming back without data-live.
function keepAlive(element) {
  const seconds = Number(element.dataset.live);
  if (!(seconds > 0)) return;
  setTimeout(async () => {
    if (document.hidden || element.contains(document.activeElement)) {
      keepAlive(element);
      return;
    }
    let next = null;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "error" });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        next = page.getElementById(element.id);
      }
    } catch {
      // The service is away for a moment: what is shown stays, and the next turn asks again.
    }
    if (next) {
      tellTimes(next);
      element.replaceWith(next);
    }
    keepAlive(next ?? element);
  }, seconds * 1000);
}

// A link to a place in a text that can be edited puts the cursor there.
function goToPlace(event) {
  const link = event.target.closest("a[data-line]");
  const text = link && document.getElementById(link.hash.slice(1));
  if (!(text instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  const line = Number(link.dataset.line);
  const lines = text.value.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const start = Math.min(before + Number(link.dataset.column) - 1, text.value.length);
  text.focus();
  text.setSelectionRange(start, Math.max(start, before + (lines[line - 1] ?? "").length));
  text.scrollTop = (line - 4) * parseFloat(getComputedStyle(text).lineHeight);
}

document.addEventListener("click", goToPlace);
tellTimes(document);
document.querySelectorAll("[data-live]").forEach(keepAlive);
