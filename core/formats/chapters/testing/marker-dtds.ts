/**
 * What a file of markers may hold, as far as we write it: the elements, their order and attributes as Apple's document
 * types FCPXMLv1_9.dtd and xmeml 5 declare them. Those themselves are Apple's and not free to be copied here.
 */
export const fcpxmlDtd = `
<!ELEMENT fcpxml (import-options?, resources?, (library | event*))>
<!ATTLIST fcpxml version CDATA #FIXED "1.9">
<!ELEMENT import-options EMPTY>
<!ELEMENT resources (format)*>
<!ELEMENT format EMPTY>
<!ATTLIST format id ID #REQUIRED name CDATA #IMPLIED frameDuration CDATA #IMPLIED fieldOrder CDATA #IMPLIED
  width CDATA #IMPLIED height CDATA #IMPLIED paspH CDATA #IMPLIED paspV CDATA #IMPLIED colorSpace CDATA #IMPLIED>
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
<!ELEMENT spine (gap)*>
<!ATTLIST spine lane CDATA #IMPLIED offset CDATA #IMPLIED name CDATA #IMPLIED format IDREF #IMPLIED>
<!ELEMENT gap (note?, (marker | chapter-marker | keyword)*, metadata?)>
<!ATTLIST gap name CDATA #IMPLIED offset CDATA #IMPLIED start CDATA #IMPLIED duration CDATA #REQUIRED
  enabled (0 | 1) "1">
<!ELEMENT marker EMPTY>
<!ELEMENT keyword EMPTY>
<!ELEMENT chapter-marker EMPTY>
<!ATTLIST chapter-marker start CDATA #REQUIRED duration CDATA #IMPLIED value CDATA #REQUIRED note CDATA #IMPLIED
  posterOffset CDATA #IMPLIED>
`;

export const xmemlDtd = `
<!ELEMENT xmeml (sequence | project | bin | clip)*>
<!ATTLIST xmeml version CDATA #REQUIRED>
<!ELEMENT project EMPTY>
<!ELEMENT bin EMPTY>
<!ELEMENT clip EMPTY>
<!ELEMENT sequence (name, duration, rate, timecode?, in?, out?, media, marker*)>
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
<!ELEMENT video (format?, track*)>
<!ELEMENT audio EMPTY>
<!ELEMENT format (samplecharacteristics)>
<!ELEMENT samplecharacteristics (width?, height?)>
<!ELEMENT width (#PCDATA)>
<!ELEMENT height (#PCDATA)>
<!ELEMENT track EMPTY>
<!ELEMENT marker (name, comment?, in, out)>
<!ELEMENT comment (#PCDATA)>
<!ELEMENT in (#PCDATA)>
<!ELEMENT out (#PCDATA)>
`;
