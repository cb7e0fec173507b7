// <script src="https://…/embed.js" async></script> puts the desk where it stands. data-language: ko or en; data-height: pixels.
(() => {
  const script = document.currentScript;
  const language = script.dataset.language === 'en' ? 'en' : 'ko';
  const frame = document.createElement('iframe');
  frame.src = new URL(`/embed?lang=${language}`, script.src).href;
  frame.title = language === 'en' ? 'Policy desk' : '정책 안내';
  frame.loading = 'lazy';
  frame.referrerPolicy = 'origin';
  frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-same-origin allow-popups allow-downloads');
  frame.style.cssText = `width:100%;border:0;height:${Number.parseInt(script.dataset.height, 10) || 640}px`;
  script.after(frame);
})();
