import { valueProblem } from "../problem";
import type { Problem } from "../problem";
import { urlFault } from "./identity";
import { rule } from "./rule";

/** What is wrong with an origin, in words that follow "allowed:". */
function originFault(origin: string, environment: string): string | undefined {
  if (!URL.canParse(origin)) return "scheme, host and port of a web page's address";
  const { origin: asSent } = new URL(origin);
  // A browser sends it like this, and the comparison is to the letter.
  return asSent === origin ? urlFault(origin, environment) : `${asSent}, as a browser sends it`;
}

/** Origins that may call the API (OPEN-27): https, and localhost in dev alone. */
export const allowedOrigins = rule(["api"], ({ api }, { environment }) =>
  api.origins.flatMap((origin, index): Problem[] => {
    const fault = originFault(origin, environment);
    return fault === undefined ? [] : [valueProblem("api", ["origins", index], origin, fault)];
  }),
);

/** A record can be made in the zone that holds its name alone. */
export const domainInZone = rule(["domain"], ({ domain }) =>
  domain === undefined || domain.name === domain.zone || domain.name.endsWith(`.${domain.zone}`)
    ? []
    : [
        valueProblem(
          "domain",
          ["name"],
          domain.name,
          `${domain.zone}, the zone's own name, or a name below it`,
        ),
      ],
);
