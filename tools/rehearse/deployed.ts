import type { Settings } from "../../shared/config";
import { UserError } from "../../shared/errors";
import type { Layer } from "../../shared/naming";
import { failureText } from "../engine/failure";
import type { Progress } from "../engine/progress";
import { layerProject } from "../engine/projects";
import { EngineSession } from "../engine/session";
import type { Cloud, CloudCopy } from "../stand-in";

export interface DeployedOptions {
  readonly settings: Settings;
  /** In the order of their deployment. */
  readonly layers: readonly Layer[];
  readonly progress?: Progress;
  /** The account, empty; one of its own where it is left out. */
  readonly cloud?: Cloud;
}

/** What the engine knows of each layer, and what is in the account. */
interface Moment {
  readonly checkpoints: ReadonlyMap<Layer, unknown>;
  readonly cloud: CloudCopy;
}

/**
 * An environment that is deployed once and put back to that state as often as something is tried on it. The policy
 * pack takes no part: it judges programs, and what is tried here is what happens to deployed ones.
 */
export class Deployed {
  private moment: Moment | undefined;

  private constructor(
    readonly session: EngineSession,
    readonly options: DeployedOptions,
  ) {}

  /** @throws UserError with what the engine said, where the deployment fails */
  static async open(options: DeployedOptions): Promise<Deployed> {
    const { settings, cloud } = options;
    const session = await EngineSession.open({
      ...{ environment: settings.environment, settings, outputs: "unknown", policies: false },
      ...(cloud === undefined ? {} : { cloud }),
    });
    try {
      const deployed = new Deployed(session, options);
      await deployed.deploy();
      deployed.keep();
      return deployed;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  /** Keeps what is there now as the state that {@link restore} goes back to. */
  keep(): void {
    const { settings, layers } = this.options;
    const { session } = this;
    this.moment = {
      checkpoints: new Map(
        layers.map((layer) => [layer, session.checkpoint(layerProject(layer, settings))] as const),
      ),
      cloud: session.provider.cloud.copy(),
    };
  }

  /** Puts engine and account back to the state that was kept last. */
  restore(): void {
    if (this.moment === undefined) return;
    const { checkpoints, cloud } = this.moment;
    for (const [layer, checkpoint] of checkpoints) {
      this.session.restore(layerProject(layer, this.options.settings), checkpoint);
    }
    this.session.provider.cloud.restore(cloud);
  }

  async close(): Promise<void> {
    await this.session.close();
  }

  private async deploy(): Promise<void> {
    const { settings, layers, progress } = this.options;
    for (const layer of layers) {
      progress?.begin(`${settings.environment}: deploying ${layer}`);
      const result = await this.session.run("up", layerProject(layer, settings), {
        onEvent: progress?.onEvent ?? (() => undefined),
      });
      if (!result.ok) {
        throw new UserError(
          `${settings.environment}: ${layer} could not be deployed:\n${failureText(result)}`,
        );
      }
    }
  }
}
