/** Style sheet, script, picture, and what tells search engines where to look. */
import type { Hono } from 'hono';
import { LANGUAGES } from '../../../src/core/model/knowledge-base.js';
import { type PublicParts, problem } from './context.js';
import { inLanguage } from './views/page.js';

const FOR_GOOD = 'public, max-age=31536000, immutable';

export function addAssetRoutes(app: Hono, parts: PublicParts): void {
  const { assets, options } = parts;
  app.get('/assets/:name', (c) => {
    const asset = assets.get(c.req.param('name'));
    if (asset === undefined) return problem(parts, c, 404);
    c.header('Content-Type', asset.type);
    c.header('Cache-Control', c.req.url.endsWith(`?${assets.version}`) ? FOR_GOOD : 'public, max-age=300');
    return c.body(asset.text);
  });
  app.get('/favicon.ico', (c) => c.redirect(`/assets/icon.svg?${assets.version}`));
  // The one script that pages of other sites load.
  app.get('/embed.js', (c) => {
    c.header('Content-Type', 'text/javascript; charset=utf-8');
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    c.header('Cache-Control', 'public, max-age=300');
    return c.body(assets.get('embed.js')?.text ?? '');
  });
  app.get('/robots.txt', (c) => {
    const map = options.address === undefined ? '' : `Sitemap: ${options.address}/sitemap.xml\n`;
    return c.text(`User-agent: *\nDisallow: /answers/\nDisallow: /files/\nDisallow: /embed\n${map}`);
  });
  app.get('/sitemap.xml', (c) => {
    const { address, browser } = options;
    if (address === undefined || browser === undefined) return problem(parts, c, 404);
    const paths = [
      '/',
      '/records',
      '/timeline',
      ...browser.list({ language: 'ko' }).map(({ id }) => `/records/${id}`),
    ];
    const urls = paths.flatMap((path) =>
      LANGUAGES.map((language) => `<url><loc>${address}${inLanguage(path, language)}</loc></url>`),
    );
    c.header('Content-Type', 'application/xml; charset=utf-8');
    return c.body(
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`,
    );
  });
}
