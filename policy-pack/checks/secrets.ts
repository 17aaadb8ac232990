import { scriptOf } from "../graph/machines";
import type { Resource } from "../graph/resource";
import { UNKNOWN } from "../graph/values";
import type { Check } from "../rule";
import { looksSecret, secretSources, secretValue, settingsOf } from "./secret-settings";

const noSecretValues: Check = function* (subject) {
  for (const setting of settingsOf(subject)) {
    if (looksSecret(setting)) {
      yield {
        found: `${setting.where} holds \`${setting.name}\` in clear text`,
        expected: "a reference to the secret",
      };
    } else if (
      typeof setting.value === "string" &&
      // The ARN of a secret reads like one: `secret:rds!db-...`.
      !/^arn:aws:\S+$/.test(setting.value) &&
      secretValue.test(setting.value)
    ) {
      yield {
        found: `the value of \`${setting.name}\` in ${setting.where} is a credential`,
        expected: "a reference to the secret",
      };
    }
  }
};

const noSecretSources: Check = function* (subject) {
  for (const { name, where, value, property } of settingsOf(subject)) {
    if (value !== UNKNOWN || looksSecret({ name, value })) {
      continue;
    }
    const source = subject.dependenciesOf(property).find(({ type }) => secretSources.includes(type));
    if (source) {
      yield {
        found: `\`${name}\` in ${where} takes its value from the secret ${source.name}`,
        expected: "the name or ARN of the secret",
      };
    }
  }
};

/** Texts that hold many settings: where one is known only after the update, so are all. */
const wholeTexts = ["containerDefinitions", "userData", "userDataBase64"] as const;

function madeFromSecret(subject: Resource): { property: string; source: Resource } | undefined {
  for (const property of wholeTexts) {
    const source = subject.dependenciesOf(property).find(({ type }) => secretSources.includes(type));
    if (source && subject.inputs.raw(property) === UNKNOWN) {
      return { property, source };
    }
  }
  return undefined;
}

const noSecretInText: Check = function* (subject) {
  const found = madeFromSecret(subject);
  if (found) {
    yield {
      found: `\`${found.property}\` is made from the secret ${found.source.name}`,
      expected: "the name or ARN of the secret",
    };
  }
};

/** A text that was reported as a whole is not read in its parts. */
function readable(check: Check): Check {
  return (subject, context) => (madeFromSecret(subject) ? [] : check(subject, context));
}

/** What a script, a unit of systemd or the arguments of `docker run` set. */
const assigned =
  /(?:\s*Environment=["']?|^\s*(?:export\s+)?|\s(?:-e|--env)[\s=]["']?)([A-Za-z_]\w*)=["']?([^\s"'$]{6,})/gm;

const noSecretsInUserData: Check = function* (subject) {
  const text = scriptOf(subject);
  for (const [, name, value] of text.matchAll(assigned)) {
    if (looksSecret({ name: String(name), value: String(value) })) {
      yield { found: `user data sets \`${name}\``, expected: "a lookup of the secret at start" };
    }
  }
  if (secretValue.test(text)) {
    yield { found: "user data holds a credential", expected: "a lookup of the secret at start" };
  }
};

/** What `secrets-not-in-env` asks. */
export const secretChecks: readonly Check[] = [
  noSecretInText,
  ...[noSecretValues, noSecretSources, noSecretsInUserData].map(readable),
];
