/** The lanes that the timeline brings along, from top to bottom. */
import './ruler/lane.ts';
import './chapters/lane.ts';
import './thumbnails/lane.ts';
import './shots/lane.ts';
import './waveform/lane.ts';
import './speakers/lane.ts';
import './cues/lane.ts';
