// What the frame needs from the browser. A classic script in the head: the theme is decided before the first paint.
(() => {
  const root = document.documentElement;
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
  const listeners = new Set();

  const isDark = () => {
    const choice = root.dataset.themeChoice;
    return choice === 'dark' || (choice !== 'light' && systemIsDark.matches);
  };

  const applyTheme = () => { root.dataset.theme = isDark() ? 'dark' : 'light'; };

  systemIsDark.addEventListener('change', () => {
    applyTheme();
    // A circuit that has just gone rejects; it needs no news.
    for (const listener of listeners) listener.invokeMethodAsync('OnSystemThemeChangedAsync', isDark()).catch(() => {});
  });

  applyTheme();

  // Blazor would turn a link to a fragment into a navigation; focus has to move, not only the view.
  document.addEventListener('click', event => {
    const link = event.target.closest?.('a.skip-link');
    if (!link) return;
    event.preventDefault();
    document.getElementById(link.hash.slice(1))?.focus();
  }, true);

  window.dashboardShell = {
    isDark,

    chooseTheme(choice) {
      root.dataset.themeChoice = choice;
      document.cookie = `theme=${choice};path=/;max-age=31536000;samesite=lax`;
      applyTheme();
      return isDark();
    },

    watchTheme(listener) {
      listeners.add(listener);
      // The circuit has started: from now on the page answers to clicks. Browser tests wait for it.
      root.dataset.interactive = 'true';
    },

    unwatchTheme(listener) { listeners.delete(listener); },

    openDialog(dialog) {
      dialog.showModal();
      dialog.onclick = event => { if (event.target === dialog) dialog.close(); };
    },

    closeDialog(dialog) { dialog.close(); },

    focusHeading() { document.querySelector('h1')?.focus(); },
  };
})();
