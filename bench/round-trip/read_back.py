"""Reads cut lists with OpenTimelineIO and prints each clip: seconds are avoided, frames are counted at the clip's own rate.

Arguments: pairs of a file and the rate at which a list of edits counts its frames.
"""

import json
import sys

import opentimelineio as otio


def read(path, rate):
    if path.endswith(".edl"):
        found = otio.adapters.read_from_file(path, "cmx_3600", rate=rate)
    elif path.endswith(".xml"):
        found = otio.adapters.read_from_file(path, "fcp_xml")
    elif path.endswith(".fcpxml"):
        found = otio.adapters.read_from_file(path, "fcpx_xml")
    else:
        found = otio.adapters.read_from_file(path)
    return timeline_in(found)


def timeline_in(found):
    """FCPXML and FCP7 XML may give a collection that has the timeline somewhere in it."""
    if isinstance(found, otio.schema.Timeline):
        return found
    for child in found:
        inner = timeline_in(child) if isinstance(child, (otio.schema.SerializableCollection, otio.schema.Timeline)) else None
        if inner is not None:
            return inner
    return None


def clips_of(timeline):
    tracks = timeline.video_tracks() or timeline.audio_tracks()
    clips = []
    for clip in tracks[0].find_clips():
        source = clip.trimmed_range()
        record = clip.range_in_parent()
        clips.append(
            {
                "name": clip.name,
                "start": source.start_time.value,
                "frames": source.duration.value,
                "rate": source.start_time.rate,
                "recordStart": record.start_time.rescaled_to(source.start_time.rate).value,
                "url": getattr(clip.media_reference, "target_url", None),
            }
        )
    return clips


def main():
    out = {}
    for path, rate in zip(sys.argv[1::2], sys.argv[2::2]):
        try:
            out[path] = {"clips": clips_of(read(path, float(rate)))}
        except Exception as error:  # what can't be read is told, not thrown
            out[path] = {"error": f"{type(error).__name__}: {error}"}
    json.dump(out, sys.stdout)


main()
