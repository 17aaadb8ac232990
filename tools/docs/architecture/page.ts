import type { Environment } from "../../../shared/naming";
import { planGraph } from "../plan";
import { diagramOf, type Diagram, type View } from "./diagram";
import { linksOf } from "./links";
import { mermaid } from "./mermaid";
import { thingsOf } from "./things";
import { functions, services } from "./views-of-compute";
import { edge } from "./views-of-edge";
import { network, queues, topics } from "./views-of-foundation";
import { buckets, safety, tables } from "./views-of-persistent";
import { whole } from "./whole";

interface Picture {
  readonly title: string;
  readonly view: View;
  /** What the picture is of, and what a reader would otherwise ask. */
  readonly text: string;
  /** Environments whose plans look different; prod alone where nothing that matters does. */
  readonly of: readonly Environment[];
}

const introduction = `# Architecture

Written by \`npm run docs\` from the plans in \`test/golden\`; do not edit. An arrow leads from who begins to what is called,
read, written, told or started. It is there because the plan has it: a grant of a role, a rule of a security group, an event
source, a target, an association. What is alike is one node. Who may do exactly what is in [roles.md](roles.md), the routes
of the API in [routes.md](routes.md), every alarm in [alarms.md](alarms.md).

staging has dev's shape with prod's domain, so that its load balancer listens on 443.`;

const pictures: readonly { readonly title: string; readonly pictures: readonly Picture[] }[] = [
  {
    title: "The whole",
    pictures: [
      {
        title: "",
        view: whole,
        text:
          "prod. In dev and staging four of the services share one host. An arrow without words calls, starts, asks or tells; the " +
          "way to the internet leads through NAT.",
        of: ["prod"],
      },
    ],
  },
  {
    title: "Layer persistent",
    pictures: [
      {
        title: "Tables",
        view: tables,
        text: "prod. An arrow without words reads and writes. In dev and staging four of the services share the host's role.",
        of: ["prod"],
      },
      {
        title: "Buckets",
        view: buckets,
        text: "prod. An arrow without words reads and writes.",
        of: ["prod"],
      },
      {
        title: "Logs, copies and backups",
        view: safety,
        text: "prod. Arrows lead to where logs are kept, what is copied, and what is saved.",
        of: ["prod"],
      },
    ],
  },
  {
    title: "Layer foundation",
    pictures: [
      {
        title: "Network",
        view: network,
        text:
          "Numbers are TCP ports. S3 and DynamoDB are reached by gateway endpoints, which have no group. The database's subnets " +
          "have no way out.",
        of: ["prod", "dev"],
      },
      {
        title: "Queues",
        view: queues,
        text: "prod. An arrow without words sends, or hands over to a function.",
        of: ["prod"],
      },
      {
        title: "Topics",
        view: topics,
        text: "prod. Who tells which topic, and who hears of it.",
        of: ["prod"],
      },
    ],
  },
  {
    title: "Layer compute",
    pictures: [
      {
        title: "Services",
        view: services,
        text:
          "Numbers are TCP ports; 15000 and those above are the proxies of Service Connect, by which services call one another " +
          "over TLS. Functions may call every service.",
        of: ["prod", "dev"],
      },
      {
        title: "Functions and workflows",
        view: functions,
        text: "What starts which function. In prod NAT and the end of a host need none; in dev and staging nothing is deployed blue/green.",
        of: ["prod", "dev"],
      },
    ],
  },
  {
    title: "Layer edge",
    pictures: [
      { title: "", view: edge, text: "prod. How a request gets in, and who is told of what.", of: ["prod"] },
    ],
  },
];

/** A picture as a diagram, with what is to be told it from the others by. */
export interface NamedDiagram {
  readonly name: string;
  readonly diagram: Diagram;
}

function drawn(picture: Picture, environment: Environment): Diagram {
  const graph = planGraph(environment);
  return diagramOf(thingsOf(graph), linksOf(graph), picture.view);
}

/** Every diagram of the page. */
export function diagrams(): readonly NamedDiagram[] {
  return pictures.flatMap(({ title, pictures: own }) =>
    own.flatMap((picture) =>
      picture.of.map((environment) => ({
        name: [title, picture.title, environment].filter((part) => part !== "").join(", "),
        diagram: drawn(picture, environment),
      })),
    ),
  );
}

function section(picture: Picture): readonly string[] {
  const blocks = picture.of.flatMap((environment) => [
    ...(picture.of.length > 1 ? [`In ${environment}:`] : []),
    `\`\`\`mermaid\n${mermaid(drawn(picture, environment))}\n\`\`\``,
  ]);
  return [...(picture.title === "" ? [] : [`### ${picture.title}`]), picture.text, ...blocks];
}

/** `docs/architecture.md`: the system and each of its layers as diagrams that GitHub draws. */
export function architecturePage(): string {
  const sections = pictures.flatMap(({ title, pictures: own }) => [`## ${title}`, ...own.flatMap(section)]);
  return `${[introduction, ...sections].join("\n\n")}\n`;
}
