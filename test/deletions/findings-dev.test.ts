import { describeFindings } from "./findings";

describeFindings("dev");
