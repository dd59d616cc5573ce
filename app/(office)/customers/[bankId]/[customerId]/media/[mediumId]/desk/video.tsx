"use client";
// A recording: played as it came, never converted, with the browser's own controls, and its watermark over it.
import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import type { DeskProps } from "./types";
import { Watermark } from "./watermark";

export function Video({ src, type, alt, watermark }: Pick<DeskProps, "src" | "type" | "alt" | "watermark">) {
  const [isBroken, setBroken] = useState(false);
  return (
    <div className="v-stage v-video">
      <div className="v-film">
        {/* Without sound until it is turned on: a customer’s voice is not for the whole office. */}
        <video controls muted playsInline preload="metadata" aria-label={alt} onError={() => setBroken(true)}>
          <source src={src} type={type} onError={() => setBroken(true)} />
          This browser plays no {type === "video/webm" ? "WebM" : "MP4"}. Download the original instead.
        </video>
        <Watermark text={watermark} picture={{ width: 16, height: 9 }} />
      </div>
      {isBroken && (
        <p className="v-say" role="alert">
          <Icon name="circle-alert" /> This browser cannot play the recording. Download the original instead.
        </p>
      )}
    </div>
  );
}
