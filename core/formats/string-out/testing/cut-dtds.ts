/**
 * What a file of cuts may hold, as far as we write it: the elements, their order and attributes as Apple's document types
 * FCPXMLv1_9.dtd and xmeml 5 declare them. Those themselves are Apple's and not free to be copied here.
 */
export const cutsFcpxmlDtd = `
<!ELEMENT fcpxml (import-options?, resources?, (library | event*))>
<!ATTLIST fcpxml version CDATA #FIXED "1.9">
<!ELEMENT import-options EMPTY>
<!ELEMENT resources (asset | format)*>
<!ELEMENT format EMPTY>
<!ATTLIST format id ID #REQUIRED name CDATA #IMPLIED frameDuration CDATA #IMPLIED fieldOrder CDATA #IMPLIED
  width CDATA #IMPLIED height CDATA #IMPLIED paspH CDATA #IMPLIED paspV CDATA #IMPLIED colorSpace CDATA #IMPLIED>
<!ELEMENT asset (media-rep+, metadata?)>
<!ATTLIST asset id ID #REQUIRED name CDATA #IMPLIED uid CDATA #IMPLIED start CDATA #IMPLIED duration CDATA #IMPLIED
  hasVideo CDATA #IMPLIED format IDREF #IMPLIED hasAudio CDATA #IMPLIED videoSources CDATA #IMPLIED
  audioSources CDATA #IMPLIED audioChannels CDATA #IMPLIED audioRate CDATA #IMPLIED>
<!ELEMENT media-rep (bookmark?)>
<!ATTLIST media-rep kind (original-media | proxy-media) "original-media" sig CDATA #IMPLIED src CDATA #REQUIRED
  suggestedFilename CDATA #IMPLIED>
<!ELEMENT bookmark (#PCDATA)>
<!ELEMENT library (event*)>
<!ATTLIST library location CDATA #IMPLIED colorProcessing (standard | wide | wide-hdr) #IMPLIED>
<!ELEMENT event (project)*>
<!ATTLIST event name CDATA #IMPLIED uid CDATA #IMPLIED>
<!ELEMENT project (sequence)>
<!ATTLIST project name CDATA #IMPLIED uid CDATA #IMPLIED id CDATA #IMPLIED modDate CDATA #IMPLIED>
<!ELEMENT sequence (note?, spine, metadata?)>
<!ATTLIST sequence format IDREF #REQUIRED duration CDATA #IMPLIED tcStart CDATA #IMPLIED tcFormat (DF | NDF) #IMPLIED
  renderFormat CDATA #IMPLIED audioLayout (mono | stereo | surround) #IMPLIED audioRate CDATA #IMPLIED>
<!ELEMENT note (#PCDATA)>
<!ELEMENT metadata EMPTY>
<!ELEMENT spine (asset-clip)*>
<!ELEMENT asset-clip (note?, conform-rate?)>
<!ATTLIST asset-clip ref IDREF #REQUIRED name CDATA #IMPLIED offset CDATA #IMPLIED start CDATA #IMPLIED
  duration CDATA #IMPLIED enabled (0 | 1) "1" format IDREF #IMPLIED tcStart CDATA #IMPLIED tcFormat (DF | NDF) #IMPLIED
  audioRole CDATA #IMPLIED videoRole CDATA #IMPLIED>
<!ELEMENT conform-rate EMPTY>
<!ATTLIST conform-rate scaleEnabled (0 | 1) "1"
  srcFrameRate (23.98 | 24 | 25 | 29.97 | 30 | 60 | 47.95 | 48 | 50 | 59.94 | 90 | 100 | 119.88 | 120) #IMPLIED
  frameSampling (floor | nearest-neighbor | frame-blending | optical-flow) "floor">
`;

export const cutsXmemlDtd = `
<!ELEMENT xmeml (sequence)*>
<!ATTLIST xmeml version CDATA #REQUIRED>
<!ELEMENT sequence (name, duration, rate, timecode?, in?, out?, media)>
<!ATTLIST sequence id CDATA #IMPLIED>
<!ELEMENT name (#PCDATA)>
<!ELEMENT duration (#PCDATA)>
<!ELEMENT rate (timebase, ntsc?)>
<!ELEMENT timebase (#PCDATA)>
<!ELEMENT ntsc (#PCDATA)>
<!ELEMENT timecode (rate, string, frame, displayformat?)>
<!ELEMENT string (#PCDATA)>
<!ELEMENT frame (#PCDATA)>
<!ELEMENT displayformat (#PCDATA)>
<!ELEMENT media (video?, audio?)>
<!ELEMENT video (format?, samplecharacteristics?, track*)>
<!ELEMENT audio (samplecharacteristics?, channelcount?, track*)>
<!ELEMENT format (samplecharacteristics)>
<!ELEMENT samplecharacteristics (samplerate?, width?, height?)>
<!ELEMENT samplerate (#PCDATA)>
<!ELEMENT channelcount (#PCDATA)>
<!ELEMENT width (#PCDATA)>
<!ELEMENT height (#PCDATA)>
<!ELEMENT track (clipitem*)>
<!ELEMENT clipitem (name, enabled?, duration, rate, start, end, in, out, file, sourcetrack?, link*, comments?)>
<!ATTLIST clipitem id ID #REQUIRED>
<!ELEMENT enabled (#PCDATA)>
<!ELEMENT start (#PCDATA)>
<!ELEMENT end (#PCDATA)>
<!ELEMENT in (#PCDATA)>
<!ELEMENT out (#PCDATA)>
<!ELEMENT file (name, pathurl, rate, duration, timecode, media)?>
<!ATTLIST file id CDATA #REQUIRED>
<!ELEMENT pathurl (#PCDATA)>
<!ELEMENT sourcetrack (mediatype, trackindex)>
<!ELEMENT mediatype (#PCDATA)>
<!ELEMENT trackindex (#PCDATA)>
<!ELEMENT link (linkclipref, mediatype, trackindex)>
<!ELEMENT linkclipref (#PCDATA)>
<!ELEMENT comments (mastercomment1)>
<!ELEMENT mastercomment1 (#PCDATA)>
`;
