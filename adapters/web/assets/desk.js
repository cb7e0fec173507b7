// Shows what has changed without reloading; everything works without this script.
const regions = () => [...document.querySelectorAll('[data-live]')];

async function freshen() {
  // A page that answers a form is not to be fetched again: the address of what it shows is.
  const address = document.querySelector('[data-self]')?.dataset.self ?? location.href;
  const response = await fetch(address).catch(() => undefined);
  if (response === undefined || !response.ok || response.redirected) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const region of regions()) {
    const now = fresh.getElementById(region.id);
    if (now === null) continue;
    const { keep, state } = region.dataset;
    if (keep === undefined ? now.innerHTML === region.innerHTML : now.dataset.state === state) continue;
    if (keep !== undefined && isInUse(region)) say(region, keep);
    else replace(region, now);
  }
}

/** What somebody is writing is not taken away. */
function isInUse(region) {
  if (region.contains(document.activeElement)) return true;
  return [...region.querySelectorAll('textarea')].some((text) => text.value !== text.defaultValue);
}

function say(region, text) {
  let told = region.previousElementSibling;
  if (!told?.matches('.said-so[data-told]')) {
    told = document.createElement('p');
    told.className = 'said-so';
    told.dataset.told = '';
    told.setAttribute('role', 'status');
    region.before(told);
  }
  told.textContent = text;
}

function replace(region, now) {
  const focused = region.contains(document.activeElement)
    ? document.activeElement.getAttribute('href')
    : null;
  region.innerHTML = now.innerHTML;
  Object.assign(region.dataset, now.dataset);
  if (focused !== null) region.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
}

if (regions().length > 0) {
  const source = new EventSource('/desk/live');
  let soon;
  source.addEventListener('inquiries', () => {
    clearTimeout(soon);
    soon = setTimeout(freshen, 100);
  });
  // What happened before there was a line, or while it was broken, is seen when it is there.
  source.addEventListener('open', freshen);
  addEventListener('pagehide', () => source.close());
}

// What an edit would come to, while one writes.
for (const form of document.querySelectorAll('form[data-try]')) {
  const shown = document.getElementById(form.dataset.try);
  let soon;
  let latest = 0;
  form.addEventListener('input', () => {
    clearTimeout(soon);
    soon = setTimeout(async () => {
      latest += 1;
      const mine = latest;
      const body = new URLSearchParams(new FormData(form));
      body.set('do', 'try');
      // Not `form.action`: a field of this name would stand in its way.
      const sent = { method: 'POST', headers: { 'x-fragment': '1' }, body };
      const response = await fetch(form.getAttribute('action'), sent).catch(() => undefined);
      const text = await response?.text().catch(() => undefined);
      // What was asked later counts.
      if (mine !== latest || text === undefined || !response.ok) return;
      shown.innerHTML = new DOMParser().parseFromString(text, 'text/html').body.innerHTML;
    }, 700);
  });
}
