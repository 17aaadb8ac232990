import { setTimeout as wait } from "node:timers/promises";
import { pendingIn, resourcesOf } from "../../engine/checkpoint";
import { failureText } from "../../engine/failure";
import { importIdOf } from "../../stand-in";
import type { Chosen } from "./chosen";
import { importArguments } from "./import-line";
import type { Incident } from "./incident";
import { differences } from "./sameness";
import type { Moment, Stage } from "./stage";

/** How often the stand-in is asked whether the request that it will not answer has come. */
const POLL_MS = 50;

/** Milliseconds without an event after which the engine is not writing its state: a file that is cut off is another matter. */
const QUIET_MS = 1000;

/** A step of a recipe did not go as it should; the message says which and how. */
class NotAsTold extends Error {}

function expect(holds: boolean, what: string): void {
  if (!holds) throw new NotAsTold(what);
}

/** Interruptions of one layer's `up`, and what its users do about them; each ends as if nothing had happened. */
export class Interruptions {
  /**
   * @param before the layer is not deployed
   * @param whole the layer as it is deployed without a failure
   * @param held a resource with a name of its own, during whose creation the engine is ended
   * @param account twelve digits
   */
  constructor(
    private readonly stage: Stage,
    private readonly before: Moment,
    private readonly whole: Moment,
    private readonly held: Chosen,
    private readonly account: string,
  ) {}

  async run(): Promise<readonly Incident[]> {
    return [
      await this.told(
        "`up` interrupted in the middle (as by Ctrl-C)",
        "`pulumi up` again: it goes on from there",
        async () => await this.interrupt(),
      ),
      await this.told(
        "a second `up` while one runs",
        "told to wait (`the stack is currently locked`), and changes nothing",
        async () => await this.kill(),
      ),
      await this.told(
        "engine killed while AWS creates a resource",
        "`pulumi cancel`, `pulumi refresh --clear-pending-creates`, `pulumi import` of what AWS has, `pulumi up`",
        async () => await this.recover(),
      ),
    ];
  }

  private async interrupt(): Promise<void> {
    const { stage } = this;
    stage.goBackTo(this.before);
    const middle = Math.floor(resourcesOf(this.whole.checkpoint).length / 4);
    const ended = new AbortController();
    let made = 0;
    const result = await stage.run("up", "interrupted", {
      interrupt: ended.signal,
      onEvent: ({ resOutputsEvent }) => {
        made += resOutputsEvent === undefined ? 0 : 1;
        // Handled like Ctrl-C; but a run in the background of a shell ignores SIGINT.
        if (made === middle) ended.abort("SIGTERM");
      },
    });
    const [there, all] = [stage.moment(), this.whole].map(({ checkpoint }) => resourcesOf(checkpoint).length);
    expect(!result.ok, `the engine did not stop at the signal: ${there} of ${all} resources made`);
    await this.finish();
  }

  /** Leaves the layer with an operation pending and a lock that nobody holds. */
  private async kill(): Promise<void> {
    const { stage, held } = this;
    stage.goBackTo(this.before);
    stage.play([{ operation: "create", urnMatches: held.urn, whole: true, error: "no-answer" }]);
    const ended = new AbortController();
    let heard = Date.now();
    const onEvent = (): unknown => (heard = Date.now());
    const first = stage.run("up", "killed", { interrupt: ended.signal, onEvent });
    let isOver = false;
    const over = first.finally(() => (isOver = true));
    while (stage.unmet().length > 0 && !isOver) await wait(POLL_MS);
    // The file of the state is not written at once: who reads half of it is told that it ends too early.
    while (Date.now() - heard < QUIET_MS && !isOver) await wait(POLL_MS);
    const second = await stage.command(["refresh", "--yes", "--skip-preview"]);
    ended.abort("SIGKILL");
    await over;
    expect(second.code !== 0, "two ran at once");
    expect(
      (second.stderr + second.stdout).includes("currently locked"),
      `not told to wait: ${second.stderr}`,
    );
  }

  private async recover(): Promise<void> {
    const { stage, held } = this;
    const pending = pendingIn(stage.checkpoint());
    expect(pending.includes(`creating ${held.urn}`), `not noted as pending: ${pending.join(", ")}`);
    await this.command(["cancel", "--yes"]);
    await this.command(["refresh", "--yes", "--skip-preview", "--clear-pending-creates"]);
    for (const resource of resourcesOf(this.whole.checkpoint)) {
      const made = stage.session.provider.cloud.list(resource.type).find(({ urn }) => urn === resource.urn);
      if (made === undefined || !pending.includes(`creating ${resource.urn}`)) continue;
      await this.command(importArguments(resource, importIdOf(made, this.account)));
    }
    await this.finish();
  }

  private async finish(): Promise<void> {
    const result = await this.stage.run("up", "recovery");
    expect(result.ok, failureText(result));
    const found = differences(this.whole, this.stage.moment());
    expect(found.length === 0, found.join("\n"));
  }

  private async command(args: readonly string[]): Promise<void> {
    const { code, stderr, stdout } = await this.stage.command(args);
    expect(code === 0, `pulumi ${args.join(" ")}: ${stderr}${stdout}`);
  }

  private async told(tried: string, remedy: string, run: () => Promise<void>): Promise<Incident> {
    try {
      await run();
      return { tried, remedy };
    } catch (error) {
      if (error instanceof NotAsTold) return { tried, remedy, lost: error.message };
      throw error;
    }
  }
}
