const localHost =
  /^(?:.*\.)?localhost\.?$|^localhost\.localdomain$|^ip6-(?:localhost|loopback)$|^host\.docker\.internal$|^127\.|^0\.0\.0\.0$|\[::1?\]|\[::ffff:7f/i;

/** The address as a browser reads it: `http://127.1`, `HTTP://LOCALHOST.` and `http://a@localhost` are local too. */
export function addressOf(text: string): { readonly scheme: string; readonly isLocal: boolean } | undefined {
  if (!URL.canParse(text)) {
    return undefined;
  }
  const { protocol, hostname } = new URL(text);
  return { scheme: protocol.slice(0, -1), isLocal: localHost.test(hostname) };
}

/** "://" and what follows in a URL. The scheme is looked for from there: texts of many words hold few URLs. */
const afterScheme = /:\/\/(?<=([a-z][a-z0-9+.-]*):\/\/)[^\s"'<>,]+/gi;

/** The first URL in a text that leads to the machine itself. */
export function loopbackUrlIn(text: string): string | undefined {
  for (const [rest, scheme] of text.matchAll(afterScheme)) {
    // Only the schemes of the web are read as a browser reads them; any other is judged by its host alone.
    if (addressOf(`http${rest}`)?.isLocal === true) return [scheme, rest].join("");
  }
  return undefined;
}
