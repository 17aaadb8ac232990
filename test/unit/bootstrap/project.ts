import { bootstrap } from "../../../bootstrap/bootstrap";
import { LayerContext } from "../../../shared/components";
import { loadEnvironment } from "../../../shared/config";
import type { Settings } from "../../../shared/config";
import { environments } from "../../../shared/naming";
import type { Environment } from "../../../shared/naming";
import { declaredBy } from "../support/declared";
import type { Declared } from "../support/declared";

/** What the project declares with these settings. One call at a time: mocks are global to the process. */
export function declaredWith(settings: Settings): Promise<readonly Declared[]> {
  const outputs = ({ type, name, inputs }: { type: string; name: string; inputs: object }): object => ({
    arn: `arn:mock:${type}:${name}`,
    keyId: `key-of-${name}`,
    ...inputs,
  });
  return declaredBy(
    settings.environment,
    "tradai-bootstrap",
    { outputs: (resource) => ({ ...outputs(resource) }) },
    () => bootstrap(settings),
  );
}

let built: Promise<Readonly<Record<Environment, readonly Declared[]>>> | undefined;

async function build(): Promise<Readonly<Record<Environment, readonly Declared[]>>> {
  const projects: Partial<Record<Environment, readonly Declared[]>> = {};
  for (const environment of environments) {
    projects[environment] = await declaredWith(loadEnvironment(environment));
  }
  return projects as Readonly<Record<Environment, readonly Declared[]>>;
}

/** What the tests of one environment work with. */
export interface Subject {
  readonly environment: Environment;
  /** As the documents and the committed files say. */
  readonly account: string;
  readonly declared: () => readonly Declared[];
}

const accounts: Readonly<Record<Environment, string>> = {
  dev: "600802701449",
  staging: "111122223333",
  prod: "444455556666",
};

/** Declares the same tests for the bootstrap project of dev, staging and prod. */
export function describeBootstrap(part: string, tests: (subject: Subject) => void): void {
  describe(`bootstrap: ${part}`, () => {
    let projects: Readonly<Record<Environment, readonly Declared[]>>;
    before(async () => {
      projects = await (built ??= build());
    });
    for (const environment of environments) {
      describe(environment, () => {
        tests({
          environment,
          account: accounts[environment],
          declared: () => projects[environment],
        });
      });
    }
  });
}

/** The context of an environment, for functions that need no engine. */
export function contextOf(environment: Environment): LayerContext {
  return new LayerContext("bootstrap", loadEnvironment(environment));
}
