// The address of the site is https://docs.example.org.
module.exports = {
  title: 'Notes',
  url: 'https://docs.example.org',
  baseUrl: '/',
  i18n: {
    defaultLocale: 'en',
    locales: ['en', 'zh-Hans', 'tlh'],
  },
  presets: [
    [
      'classic',
      {
        docs: { path: 'docs', sidebarPath: './sidebars.js' },
        blog: { showReadingTime: true },
      },
    ],
  ],
  plugins: [['@docusaurus/plugin-content-docs', { id: 'community', path: 'people', routeBasePath: 'people' }]],
};
