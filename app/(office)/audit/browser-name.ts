// A browser's name out of what it calls itself: enough to tell two apart, the rest is in the export.

// The order counts: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari.
const names: [RegExp, string][] = [
  [/\bEdgA?\/(\d+)/, "Edge"],
  [/\bOPR\/(\d+)/, "Opera"],
  [/\bFirefox\/(\d+)/, "Firefox"],
  [/\b(?:Headless)?Chrome\/(\d+)/, "Chrome"],
  [/\bVersion\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari\//, "Safari"],
];

/** `Firefox 145`; anything else as it calls itself, at most 60 characters. */
export function browserName(agent: string): string {
  for (const [form, name] of names) {
    const [, version] = form.exec(agent) ?? [];
    if (version) return `${name} ${version}`;
  }
  return agent.length > 60 ? `${agent.slice(0, 59)}…` : agent;
}
