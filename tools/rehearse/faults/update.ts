import type { Mutation } from "../../engine/mutation";
import { failureText } from "../../engine/failure";
import { readUrn } from "../../engine/urn";
import { Batch } from "./batch";
import { componentOf, type Chosen } from "./chosen";
import { harmlessChange } from "./harmless-change";
import type { Moment, Stage } from "./stage";
import type { Trouble } from "./trial";

/** The harmless change of each chosen resource whose type has one. */
export function updatesOf(stage: Stage, chosen: readonly Chosen[]): ReadonlyMap<string, Mutation> {
  const mutations = chosen.flatMap(({ type, urn, resource }) => {
    const inputs = stage.session.provider.updatableInputs(type);
    const mutation = harmlessChange({ type, name: readUrn(urn).name }, componentOf(resource), inputs);
    return mutation === undefined ? [] : [[urn, mutation] as const];
  });
  return new Map(mutations);
}

/** The layer after the changes without a failure, with which every batch is compared. */
export async function updated(
  stage: Stage,
  whole: Moment,
  mutations: ReadonlyMap<string, Mutation>,
): Promise<Moment> {
  stage.goBackTo(whole);
  const result = await stage.run("up", "updates without a failure", {
    mutations: [...mutations.values()],
  });
  if (!result.ok) throw new Error(`${stage.layer}: updates without a failure: ${failureText(result)}`);
  return stage.moment();
}

/** Changes one harmless input of one resource of each type; each update fails once. */
export class Update extends Batch {
  constructor(
    stage: Stage,
    whole: Moment,
    chosen: readonly Chosen[],
    trouble: Trouble,
    account: string,
    private readonly mutations: ReadonlyMap<string, Mutation>,
    private readonly expected: Moment,
  ) {
    super(stage, whole, chosen, trouble, account);
  }

  protected async play(): Promise<void> {
    const { stage, chosen, trouble, mutations } = this;
    if (trouble === "exists") {
      for (const one of chosen) this.note("update", one, "impossible");
      return;
    }
    stage.play(
      this.faults(
        "update",
        chosen.filter(({ urn }) => mutations.has(urn)),
      ),
    );
    const options = { mutations: [...mutations.values()], args: ["--continue-on-error"] };
    await this.untilDone("updates", async () => await stage.run("up", `updates, ${trouble}`, options));
    const unmet = new Set(stage.unmet().map(({ urnMatches }) => urnMatches));
    const differing = this.differing(this.expected);
    for (const one of chosen) {
      const isPossible = mutations.has(one.urn);
      const isLost = unmet.has(one.urn) || differing.has(one.urn);
      this.note("update", one, !isPossible ? "impossible" : isLost ? "lost" : "again");
    }
  }
}
