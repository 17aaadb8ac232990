/* eslint-disable @typescript-eslint/no-require-imports -- a check and its SDK clients are loaded when it is asked for, and `import()` cannot load TypeScript under ts-node */
import type { Check } from "./check";

/** A check, loaded with the SDK clients that it uses when it is needed. */
export interface NamedCheck {
  readonly id: string;
  readonly load: () => Check;
}

/** Every check but that of the account, which comes before them (identity.ts). */
export const checks: readonly NamedCheck[] = [
  {
    id: "settings",
    load: () => (require("./checks/settings") as typeof import("./checks/settings")).settingsCheck,
  },
  { id: "place", load: () => (require("./checks/place") as typeof import("./checks/place")).placeCheck },
  { id: "images", load: () => (require("./checks/images") as typeof import("./checks/images")).imagesCheck },
  { id: "quotas", load: () => (require("./checks/quotas") as typeof import("./checks/quotas")).quotasCheck },
  { id: "names", load: () => (require("./checks/names") as typeof import("./checks/names")).namesCheck },
  { id: "zone", load: () => (require("./checks/zone") as typeof import("./checks/zone")).zoneCheck },
  {
    id: "aws-roles",
    load: () =>
      (require("./checks/service-linked-roles") as typeof import("./checks/service-linked-roles"))
        .serviceRolesCheck,
  },
  {
    id: "singletons",
    load: () => (require("./checks/singletons") as typeof import("./checks/singletons")).singletonsCheck,
  },
  {
    id: "versions",
    load: () => (require("./checks/versions") as typeof import("./checks/versions")).versionsCheck,
  },
];
