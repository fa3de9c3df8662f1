/** The labels of images → the texts of formats that others read. */
export { type CocoImage, type CocoInput, type CocoLicence, cocoJson } from './coco.js';
export { ExportError, type ExportErrorCode } from './export-error.js';
export { type LabelledClass, labelledClasses } from './labelled-classes.js';
export { type YoloLayout, type YoloTask, yoloLabels, yoloLayout } from './yolo.js';
export { type YoloConfig, yoloConfig, yoloLabelPath, yoloList, yoloListPath } from './yolo-config.js';
