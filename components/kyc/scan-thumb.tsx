// The small picture of an uploaded file, which leads to the file itself; a video, or a file that waits, has none.
import { Go } from "@/components/ui/go";
import { Icon, type IconName } from "@/components/ui/icon";

export type ScanThumbProps = {
  /** What it shows: "Photo page". */
  name: string;
  /** Where it is looked at. */
  href: string;
  /** The address of the small picture. */
  src?: string;
  /** Stands for it where there is no picture. */
  icon?: IconName;
};

export function ScanThumb({ name, href, src, icon = "image" }: ScanThumbProps) {
  return (
    <Go className="thumb thumb-link" href={href} aria-label={`View ${name}`} title={`View ${name}`}>
      {src ? <img src={src} alt="" width={52} height={38} loading="lazy" /> : <Icon name={icon} />}
    </Go>
  );
}
