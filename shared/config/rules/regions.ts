import { valueProblem } from "../problem";
import { rule } from "./rule";

/** A zone is its region and one letter; a zone of another region cannot hold these subnets. */
export const zonesInRegion = rule(["region", "zones"], ({ region, zones }) =>
  zones.flatMap((zone, index) =>
    zone.slice(0, -1) === region
      ? []
      : [valueProblem("zones", [index], zone, `a zone of ${region}, for example ${region}a`)],
  ),
);

/** A copy in the region of the original is lost with it. */
export const recoveryElsewhere = rule(["region", "recoveryRegion"], ({ region, recoveryRegion }) =>
  region === recoveryRegion
    ? [
        valueProblem(
          "recoveryRegion",
          [],
          recoveryRegion,
          `another region than ${region}, the environment's own`,
        ),
      ]
    : [],
);
