import { keySchemas } from "../../shared/config/keys";
import type { ValueKey } from "../../shared/config/keys";
import { environments } from "../../shared/naming";
import { markdownTable } from "./markdown-table";
import { settingsOf } from "./settings";
import type { Setting } from "./settings";

const groups: Readonly<Record<string, readonly ValueKey[]>> = {
  "Where the environment lives": [
    "account",
    "region",
    "zones",
    "recoveryRegion",
    "ownsAccount",
    "existing",
    "globalSuffix",
    "lambdaConcurrencyLimit",
  ],
  "Before the layers": ["pipelines", "costTags"],
  "Network and domain": ["network", "domain"],
  Database: ["database"],
  "Services, strategies and images": ["services", "host", "containers", "strategies", "images"],
  "API and canary": ["api", "canary"],
  "Alerts and alarms": ["alerts", "thresholds"],
  "Sign-in": ["identity"],
  "Protection and cost": ["customerKeys", "threatDetection", "deletionProtection", "retention", "budget"],
  "AWS provider": ["aws:region", "aws:allowedAccountIds", "aws:defaultTags", "aws:profile"],
};

const introduction = `# Configuration

Written by \`npm run docs\` from the schema in \`shared/config\`; do not edit.

Each environment has one file at the root: \`Pulumi.dev.yaml\`, \`Pulumi.staging.yaml\`, \`Pulumi.prod.yaml\`. The
root project and every layer read the same file. Everything in it is checked before the first resource is
registered, and everything that is wrong is reported at once, one line each:

    file: key: what it is; what was found, what is allowed

Editors that know the YAML language server complete and check the files with
[configuration.schema.json](configuration.schema.json), which the first line of each file names.

- Put account numbers in quotes: unquoted, YAML makes numbers of them and drops leading zeros.
- Configuration holds no secrets. They are put into Secrets Manager by an operator.
- Values reserved for examples (accounts such as \`111122223333\`, hosts below \`example.com\`, zone ids that end in
  \`EXAMPLE\`) are good for previews; \`pulumi up\` refuses them and says what to fill in.
- A setting without a default has to be written. "none" as the default: it may be left out. Where the column of
  an environment is empty, its file leaves the setting out.
- A source is a section of architecture.md or decisions.md, a number of the register of open points or of the
  findings, or a page of AWS.
`;

function linked(source: string): string {
  return source.replaceAll(/https:\S+/g, (url) => `[AWS](${url})`);
}

function code(value: unknown): string {
  if (Array.isArray(value) && value.every((element) => typeof element === "string")) {
    return value.length === 0 ? "`[]`" : value.map(code).join("<br>");
  }
  return `\`${typeof value === "string" && value !== "" ? value : JSON.stringify(value)}\``;
}

function row({ name, type, fact, preset, values }: Setting): readonly string[] {
  const inFiles = environments.map((environment) => {
    const value = values?.[environment];
    return value === undefined ? "" : code(value);
  });
  const fallback = preset === undefined ? "" : preset === null ? "none" : code(preset);
  return [code(name), type, fact.purpose, fact.allowed, fallback, ...inFiles, linked(fact.source)];
}

const header = ["Key", "Type", "What it is for", "Allowed", "Default", ...environments, "Source"];

/** `docs/configuration.md`: every setting with its facts and its value in each environment. */
export function configurationReference(): string {
  const shown = Object.values(groups).flat();
  const forgotten = [...keySchemas.keys()].filter((key) => !shown.includes(key));
  if (forgotten.length > 0) {
    throw new Error(`tools/docs/configuration.ts: in no group: ${forgotten.join(", ")}`);
  }
  const sections = Object.entries(groups).map(([title, keys]) =>
    [`## ${title}`, "", markdownTable(header, keys.flatMap(settingsOf).map(row))].join("\n"),
  );
  return `${[introduction, ...sections].join("\n")}\n`
    .replaceAll(/\n(## )/g, "\n\n$1")
    .replaceAll(/\n{3,}/g, "\n\n");
}
