/** What Taro's build leaves of its routes (webpack5-runner, H5); `load` gives the page's code among other things. */
type Route = { readonly path: string; readonly load: () => readonly unknown[] };

declare global {
  interface Window {
    readonly __taroAppConfig?: { readonly routes?: readonly Route[] };
  }
}

/** The files of this very version, as the document names them: nothing else is loaded yet. */
const ownFiles: readonly string[] = [...document.scripts].flatMap(
  (script) => script.getAttribute('src') ?? [],
);

/** Whether another version of the program is served by now, which has other files for the same pages. */
const isReplaced = async (): Promise<boolean> => {
  const served = await window
    .fetch('/', { cache: 'no-store' })
    .then((answer) => (answer.ok ? answer.text() : undefined))
    .catch(() => undefined);
  return served !== undefined && !ownFiles.every((file) => served.includes(file));
};

/**
 * The code of a page, before Taro's router goes there: the router itself would stay where it is and say nothing. A version
 * that is served no more begins anew at the page; else what does not come throws.
 */
export const fetchPage = async (url: string): Promise<void> => {
  const path = url.split('?')[0] ?? '';
  const route = window.__taroAppConfig?.routes?.find((one) => `/${one.path}` === path);
  try {
    await Promise.all(route?.load() ?? []);
  } catch (cause) {
    if (!(await isReplaced())) throw cause;
    // Without an event: the router would go there once more before the window is new.
    window.history.pushState(undefined, '', `#${url}`);
    window.location.reload();
    // Nothing goes on from here: the router would ask for the old page's code until the window is new.
    await new Promise<never>(() => undefined);
  }
};
