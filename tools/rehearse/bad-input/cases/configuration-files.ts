import type { BadInput } from "../bad-input";
import { all, cutOff, text } from "../edits";

const belongs = "allowed: a YAML file as docs/configuration.md describes it";
const empty = "empty; allowed: the key config with the settings of docs/configuration.md below it";

/** `Pulumi.<env>.yaml` as a whole: missing, empty, cut off, or no such file at all. */
export const configurationFiles: readonly BadInput[] = [
  ...["preview", "report", "rehearse", "images", "doctor", "shift", "golden"].map((command) => ({
    title: `configuration missing: ${command}`,
    command: `${command} prod`,
    broken: text("Pulumi.prod.yaml", undefined),
    code: 1 as const,
    message: `error: Pulumi.prod.yaml: configuration of the environment; not found in CHECKOUT, ${belongs}`,
  })),
  {
    title: "configuration missing: diff",
    command: "diff prod --state CHECKOUT/states",
    broken: text("Pulumi.prod.yaml", undefined),
    code: 1,
    message: `error: Pulumi.prod.yaml: configuration of the environment; not found in CHECKOUT, ${belongs}`,
  },
  {
    title: "configuration empty",
    command: "preview dev",
    broken: text("Pulumi.dev.yaml", ""),
    code: 1,
    message: `error: Pulumi.dev.yaml: ${empty}`,
  },
  {
    title: "configuration of comments alone",
    command: "images dev",
    broken: text("Pulumi.dev.yaml", "# config:\n"),
    code: 1,
    message: `error: Pulumi.dev.yaml: ${empty}`,
  },
  {
    title: "configuration cut off in a value",
    command: "preview dev",
    broken: cutOff("Pulumi.dev.yaml", { after: "60080" }),
    code: 1,
    message: /error: Pulumi\.dev\.yaml: line \d+: not YAML: Missing closing "quote/,
  },
  {
    title: "configuration cut off between two keys",
    command: "images dev",
    broken: cutOff("Pulumi.dev.yaml", { before: "  tradai:alerts:" }),
    code: 1,
    message:
      /error: Pulumi\.dev\.yaml: tradai:alerts: .+; missing, allowed: .+(\nPulumi\.dev\.yaml: [a-z]+:\w+: .+; missing, allowed: .+)+/,
  },
  {
    title: "configuration that is not YAML",
    command: "preview dev",
    broken: text("Pulumi.dev.yaml", "config:\n  tradai:zones: [eu-central-1a\n"),
    code: 1,
    message: /error: Pulumi\.dev\.yaml: line 3: not YAML: .+/,
  },
  {
    title: "configuration with a tab",
    command: "preview dev",
    broken: text("Pulumi.dev.yaml", "config:\n\ttradai:region: eu-central-1\n"),
    code: 1,
    message: /error: Pulumi\.dev\.yaml: line 2: not YAML: Tabs are not allowed as indentation/,
  },
  {
    title: "configuration with a key twice",
    command: "preview dev",
    broken: text("Pulumi.dev.yaml", "config:\n  tradai:existing: true\n  tradai:existing: false\n"),
    code: 1,
    message: "error: Pulumi.dev.yaml: line 3: not YAML: Map keys must be unique",
  },
  {
    title: "configuration left in a merge",
    command: "preview dev",
    broken: text(
      "Pulumi.dev.yaml",
      "config:\n<<<<<<< HEAD\n  tradai:existing: true\n=======\n  tradai:existing: false\n>>>>>>> feature\n",
    ),
    code: 1,
    message: /error: Pulumi\.dev\.yaml: line \d+: not YAML: .+(\nPulumi\.dev\.yaml: line \d+: not YAML: .+)*/,
  },
  {
    title: "configuration that is a list",
    command: "images dev",
    broken: text("Pulumi.dev.yaml", "- tradai:region: eu-central-1\n"),
    code: 1,
    message: "error: Pulumi.dev.yaml: found a list, allowed: a map with the key config",
  },
  {
    title: "configuration with a text below config",
    command: "images dev",
    broken: text("Pulumi.dev.yaml", "config: dev\n"),
    code: 1,
    message: "error: Pulumi.dev.yaml: config: settings of the environment; found a string, allowed: a map",
  },
  {
    title: "folder in place of the configuration",
    command: "images dev",
    broken: all(text("Pulumi.dev.yaml", undefined), text("Pulumi.dev.yaml/readme.txt", "nothing")),
    code: 1,
    message: `error: Pulumi.dev.yaml: configuration of the environment; cannot be read in CHECKOUT (EISDIR), ${belongs}`,
  },
  {
    title: "configuration in two documents",
    command: "images dev",
    broken: text("Pulumi.dev.yaml", "config: {}\n---\nconfig: {}\n"),
    code: 1,
    message: /error: Pulumi\.dev\.yaml: line 2: not YAML: .+/,
  },
  {
    title: "project file that is not YAML",
    command: "preview dev",
    broken: text("Pulumi.yaml", "name: [tradai\n"),
    code: 1,
    message: /error: Pulumi\.yaml: not YAML: Flow sequence .+/,
  },
  {
    title: "project file without a name",
    command: "preview dev",
    broken: text("Pulumi.yaml", "runtime: nodejs\n"),
    code: 1,
    message: "error: Pulumi.yaml: name: Invalid input: expected string, received undefined",
  },
];
