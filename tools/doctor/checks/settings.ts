import { pathText } from "../../../shared/config/path";
import { refusals } from "../../../shared/config/refusals";
import { fileName } from "../../../shared/config/source";
import type { Check } from "../check";

/** What `pulumi up` refuses by itself, before it asks AWS: better known today than then. */
export const settingsCheck: Check = ({ settings }) => [
  {
    about: "settings",
    ask: () =>
      Promise.resolve({
        findings: refusals(settings).map(({ path, text }) => ({
          severity: "blocks",
          what: pathText(path),
          found: text,
          remedy: `${fileName(settings.environment)}: ${pathText(path)}`,
        })),
        fine: "no value is reserved for examples",
      }),
  },
];
