"use client";
// Where the picture lies: with its ribbon, its watermark and the boxes of fields over it, and its state in words.
import { type CSSProperties, type RefObject, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Box, Size, View } from "@/lib/viewer/view";
import { Picture, type Shown } from "./picture";
import { Watermark } from "./watermark";

interface Props {
  stage: RefObject<HTMLDivElement | null>;
  lying: { view: View; isFit: boolean } | null;
  kind: "image" | "pdf";
  src: string;
  page: number;
  picture: Size;
  alt: string;
  thumbnail: string | null;
  watermark: string;
  ribbon: string | null;
  isInverted: boolean;
  boxes: Box[];
}

/** Before a script has measured the desk, and where none does, the stylesheet fits it in. */
function placeOf({ lying, picture }: Props): CSSProperties {
  const { width, height } = picture;
  if (!lying)
    return {
      width: `min(100%, ${width}px, (100cqh - 48px) * ${width / height})`,
      aspectRatio: `${width} / ${height}`,
    };
  const { zoom, x, y, turn } = lying.view;
  return {
    width,
    height,
    transform: `translate(-50%, -50%) translate(${x}px, ${y}px) rotate(${turn * 90}deg) scale(${zoom})`,
    "--zoom": zoom,
  } as CSSProperties;
}

export function Stage(props: Props) {
  const { stage, lying, kind, src, page, picture, alt, thumbnail, watermark, isInverted } = props;
  const [shown, setShown] = useState<Shown>("loading");
  const [tries, setTries] = useState(0);
  const isLoading = shown === "loading";
  return (
    <div
      ref={stage}
      className="v-stage"
      role="group"
      aria-label="Scan. With Shift the arrow keys move it"
      data-fit={lying === null || lying.isFit ? "" : undefined}
    >
      <div
        className={isInverted ? "v-paper is-inverted" : "v-paper"}
        style={placeOf(props)}
        data-live={lying ? "" : undefined}
        data-shown={shown}
      >
        {thumbnail && isLoading && (
          <span className="v-blur" style={{ backgroundImage: `url("${thumbnail}")` }} />
        )}
        <Picture key={tries} {...{ kind, src, page, alt }} size={picture} say={setShown} />
        <OverPicture {...props} />
        <Watermark text={watermark} picture={picture} />
      </div>
      {isLoading && lying && (
        <p className="v-say is-late">
          <span>Loading…</span>
        </p>
      )}
      {shown === "broken" && <Broken tryAgain={() => setTries(tries + 1)} />}
    </div>
  );
}

const percent = (part: number) => `${part * 100}%`;

/** The places of a field, and the ribbon, which steps aside for them. */
function OverPicture({ boxes, page, ribbon }: Pick<Props, "boxes" | "page" | "ribbon">) {
  return (
    <>
      {boxes
        .filter((box) => box.page === page)
        .map(({ x, y, width, height }) => (
          <span
            key={`${x} ${y}`}
            className="v-box"
            style={{ left: percent(x), top: percent(y), width: percent(width), height: percent(height) }}
          />
        ))}
      {ribbon && (
        <div className={boxes.length > 0 ? "v-ribbon is-aside" : "v-ribbon"} aria-hidden="true">
          <span>{ribbon}</span>
        </div>
      )}
    </>
  );
}

const Broken = ({ tryAgain }: { tryAgain: () => void }) => (
  <div className="v-say" role="alert">
    <p>
      <Icon name="circle-alert" /> The picture could not be shown.
    </p>
    <p>The connection broke off, you may have been signed out, or the stored bytes are damaged.</p>
    <Button small icon="refresh-cw" onClick={tryAgain}>
      Try again
    </Button>
  </div>
);
