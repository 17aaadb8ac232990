import { UserError } from "../../errors";
import { bucketRows, serviceIds } from "../../inventory";
import { Names } from "../../naming";
import { valueProblem } from "../problem";
import { rule } from "./rule";

function refusal(makeName: () => string): string | undefined {
  try {
    makeName();
    return undefined;
  } catch (error) {
    if (error instanceof UserError) {
      return error.message;
    }
    throw error;
  }
}

/** Bucket names and the Cognito prefix stay acceptable to AWS with the suffix. */
export const suffixFits = rule(
  ["account", "region", "recoveryRegion", "globalSuffix"],
  ({ globalSuffix, ...scope }, { environment }) => {
    const names = new Names({ ...scope, globalSuffix, environment });
    const refusals = [
      ...bucketRows.map(
        ({ id }) =>
          () =>
            names.bucket(id),
      ),
      () => names.userPoolDomain(),
    ]
      .map(refusal)
      .filter((message) => message !== undefined);
    return refusals
      .slice(0, 1)
      .map((message) =>
        valueProblem(
          "globalSuffix",
          [],
          globalSuffix,
          `a suffix with which every name is accepted; ${message}`,
        ),
      );
  },
);

/** The repository of a strategy is not the repository of a service: `service` would name strategy-service's. */
export const strategyNamesFree = rule(["strategies"], ({ strategies }) =>
  strategies.flatMap((strategy, index) =>
    serviceIds.some((service) => service === `strategy-${strategy}`)
      ? [
          valueProblem(
            "strategies",
            [index],
            strategy,
            `a name whose repository is not that of the service strategy-${strategy}`,
          ),
        ]
      : [],
  ),
);
