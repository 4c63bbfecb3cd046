/**
 * What is being done with a photo, in the order in which it begins. `turning` stands for `straightening` when the card proved
 * nothing as it seemed to lie and is read lying otherwise, `other-place` when something else in the photo looks like a
 * card too; `reading` and `checking` follow each of the three.
 */
export const workStages = ['finding', 'straightening', 'turning', 'other-place', 'reading', 'checking'] as const
export type WorkStage = (typeof workStages)[number]

/** Told as it begins. `ahead`: photos of cards that wait and come first; told anew when one of them is gone. */
export type StageTold = { stage: 'waiting'; ahead: number } | { stage: WorkStage }
export type TellStage = (told: StageTold) => void

/** Begins a stage. Rejects when nobody waits for the card any more. */
export type BeginStage = (stage: WorkStage) => Promise<void>

/** For whoever is not told and does not leave. */
export const beginUntold: BeginStage = async () => undefined
