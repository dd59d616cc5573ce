// Who looked at what, on the timeline: a scan, an original, a medium's desk, the file itself.
import { isOfReading, tellReading } from "./reading-words";
import { type Tell, text } from "./told";

export const tellView: Tell = (event, who) => {
  const { action, after } = event;
  if (isOfReading(event)) return tellReading(event, who);
  const file = <b>{text(after, "originalName")}</b>;
  const note = text(after, "purpose") || undefined;
  if (action === "media.view")
    return {
      icon: "eye",
      note,
      sentence: (
        <>
          {who} looked at {file}
        </>
      ),
    };
  if (action === "media.download")
    return {
      icon: "download",
      note,
      sentence: (
        <>
          {who} downloaded the original of {file}
        </>
      ),
    };
  const deed = action === "media.desk" ? "opened a medium" : "looked at this file";
  return {
    icon: "eye",
    sentence: (
      <>
        {who} {deed}
      </>
    ),
  };
};
