// Spares reloading the page: every form works without this script.
const log = document.getElementById('log');
const status = document.getElementById('latest');
const composer = document.querySelector('[data-composer]');

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

for (const button of document.querySelectorAll('[data-share]')) {
  button.hidden = navigator.share === undefined;
  button.addEventListener('click', () => {
    // Who thinks better of it has not failed.
    navigator
      .share({ title: document.title, url: new URL(button.dataset.share, location.href).href })
      .catch(() => undefined);
  });
}

// Only pages with a secure address may write to the clipboard.
function offerCopies() {
  if (navigator.clipboard === undefined) return;
  for (const button of document.querySelectorAll('[data-copy]')) button.hidden = false;
}
offerCopies();
document.addEventListener('click', async (event) => {
  const button = event.target.closest?.('[data-copy]');
  if (!button) return;
  const done = await navigator.clipboard.writeText(new URL(button.dataset.copy, location.href).href).then(
    () => true,
    () => false,
  );
  if (done) button.textContent = button.dataset.copied;
});

// A source that is folded on the screen is read on paper.
window.addEventListener('beforeprint', () => {
  for (const sources of document.querySelectorAll('.sources')) sources.open = true;
});

if (log !== null && status !== null) {
  // What is handed in while an answer is on its way waits for it.
  let before = Promise.resolve();
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.matches('[data-turn], [data-person]')) return;
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form, event.submitter));
    if (form === composer) form.reset();
    before = before.then(() => handIn(form, fields));
  });

  // Enter sends, Shift+Enter begins a new line; not while a syllable of Hangul is being put together.
  composer?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.target.tagName !== 'TEXTAREA')
      return;
    event.preventDefault();
    composer.requestSubmit();
  });
}

async function handIn(form, fields) {
  say(status.dataset.working);
  // Not `form.action`: that is a button of this name where there is one.
  const response = await fetch(form.getAttribute('action'), {
    method: 'POST',
    headers: { 'x-fragment': '1' },
    body: fields,
  }).catch(() => undefined);
  const text = (await response?.text().catch(() => undefined)) ?? status.dataset.failed;
  const ok = response?.ok === true;
  say(ok ? '' : text, !ok);
  if (!ok && form === composer) form.elements.text.value ||= fields.get('text');
  if (response?.status !== 200) return;
  if (form.matches('[data-person]')) replacePerson(form, text);
  else show(text, response.headers.get('x-once'));
}

function say(text, failed = false) {
  status.textContent = text;
  status.classList.toggle('failed', failed);
}

function parse(text) {
  return new DOMParser().parseFromString(text, 'text/html').body.firstElementChild;
}

function show(text, once) {
  const article = parse(text);
  for (const before of log.querySelectorAll('[data-latest], .offered')) {
    before.removeAttribute('data-latest');
    const past = '.buttons, .feedback, .number, .several';
    for (const part of before.querySelectorAll(past)) part.remove();
    if (before.classList.contains('offered')) before.remove();
  }
  log.append(article);
  document.querySelector('[data-first]')?.remove();
  for (const field of document.querySelectorAll('input[name="once"]')) field.value = once;
  article.scrollIntoView({ block: 'start' });
  // To the reply only where the button that had the focus is gone.
  if (document.activeElement === document.body)
    article.querySelector('.reply').focus({ preventScroll: true });
}

function replacePerson(form, text) {
  const made = parse(text);
  form.closest('.person').replaceWith(made);
  offerCopies();
  made.querySelector('a').focus();
}

// Whoever waits for a person's answer sees it come.
const waiting = document.querySelector('[data-waiting]');
if (waiting !== null) {
  setInterval(async () => {
    if (document.hidden) return;
    const response = await fetch(location.href).catch(() => undefined);
    if (response?.status !== 200) return;
    const answered = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (answered.querySelector('[data-waiting]') === null) location.reload();
  }, 20_000);
}
