import type { LayerContext } from "../../shared/components";
import type { Runbook } from "../../shared/alarms";
import { rowsOf } from "./grid";
import type { Row } from "./grid";
import { alarmStates, chart, text } from "./widget";
import type { Chart } from "./widget";

/** One part of the platform: its charts, and the alarms on it. */
export interface Section {
  readonly title: string;
  /** Pages of `docs/runbooks` that say what to do. */
  readonly runbooks: readonly Runbook[];
  readonly charts: readonly Chart[];
  /** Rows of the alarms' tables, by id. */
  readonly alarms: readonly string[];
}

/** What a section is made of; the load balancer alone has an identifier that its name does not say. */
export interface Parts {
  readonly context: LayerContext;
  /** The end of the load balancer's ARN, as CloudWatch calls it. */
  readonly loadBalancer: string;
}

/** CloudWatch shows as many alarms in one widget. */
const mostAlarms = 100;

/** A unit of height holds so many alarms beside one another. */
const alarmsInUnit = 8;

const chartHeight = 6;
const chartsInRow = 3;

/** @throws Error for a section with more alarms than a widget shows; divide it. */
function alarmRow({ arns }: LayerContext, { title, alarms }: Section): Row {
  if (alarms.length > mostAlarms) {
    throw new Error(`dashboard: ${title} has ${alarms.length} alarms, a widget shows ${mostAlarms}`);
  }
  const height = 1 + Math.ceil(alarms.length / alarmsInUnit);
  const widget = alarmStates(
    `Alarms: ${title.toLowerCase()}`,
    alarms.map((id) => arns.alarm(id)),
  );
  return { height: Math.max(2, height), widgets: [widget] };
}

/** Heading, alarms, charts. */
export function rowsOfSection(context: LayerContext, section: Section): readonly Row[] {
  const pages = section.runbooks.map((page) => `\`docs/runbooks/${page}.md\``).join(", ");
  const heading = text(`## ${section.title}\nWhat to do: ${pages}`);
  const charts = section.charts.map((each) => chart(context.settings.region, each));
  return [
    { height: 2, widgets: [heading] },
    alarmRow(context, section),
    ...rowsOf(charts, chartsInRow, chartHeight),
  ];
}
