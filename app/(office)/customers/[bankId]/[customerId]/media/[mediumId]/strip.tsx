// Below the picture: the other scans of the document, and that the look is on record.
import { Go } from "@/components/ui/go";
import { Icon } from "@/components/ui/icon";
import { formatDate } from "@/lib/format";
import { groupMedia, type ViewerPage } from "@/lib/viewer/schema";
import { mediumName, thumbnailOf, viewerHref } from "./words";

export function Strip({ page }: { page: ViewerPage }) {
  const { media, medium, timeZone, views } = page;
  const group = groupMedia(media).find((one) => one.some(({ id }) => id === medium.id)) ?? [];
  return (
    <div className="v-strip">
      <ul aria-label="Scans of this document">
        {group.map((one) => (
          <li key={one.id}>
            <Go
              className="v-thumb"
              href={viewerHref(page, one.id)}
              aria-current={one.id === medium.id ? "true" : undefined}
            >
              {one.hasThumbnail ? (
                <img src={thumbnailOf(page, one.id)} alt="" width={52} height={38} />
              ) : (
                <span className="v-nothumb">
                  <Icon name={one.kind === "elsewhere" ? "link" : "file-text"} size={20} />
                </span>
              )}
              <span>
                {mediumName(one)}
                <br />
                <span className="v-soft">
                  {formatDate(one.date ?? one.recordedAt, one.date ? "UTC" : timeZone)}
                </span>
              </span>
            </Go>
          </li>
        ))}
      </ul>
      <p className="v-soft">
        <Icon name="eye" size={14} /> This view is recorded. {viewWords(views)}
      </p>
    </div>
  );
}

const viewWords = ({ views, people }: ViewerPage["views"]): string => {
  if (views === 0) return "Nobody looked at it before.";
  const times = views === 1 ? "1 view" : `${views} views`;
  return `${times} by ${people === 1 ? "1 person" : `${people} people`} so far`;
};
