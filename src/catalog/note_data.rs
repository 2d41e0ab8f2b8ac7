//! The table behind [`notes`](super::notes).

use super::note::Note;
use super::note::NoteKind::{Ambiguity, LabelVariant, MissingStakeholder};

pub(super) static NOTES: [Note; 24] = [
    Note {
        about: &["E-1"],
        kind: LabelVariant,
        finding: "Section 4.2 puts 企业 (enterprise) before the name.",
        decision: None,
    },
    Note {
        about: &["G-5"],
        kind: LabelVariant,
        finding: "Section 4.2 says 风险管理体系 (risk management system); priority issue 9 says \
                  完善风险管理体系.",
        decision: None,
    },
    Note {
        about: &["S-1-2"],
        kind: LabelVariant,
        finding: "Section 3.2.6 names the sub-issue promotion and performance. The table says pay \
                  and performance, yet its descriptions are appraisal and promotion and none is \
                  about pay.",
        decision: None,
    },
    Note {
        about: &["G-3"],
        kind: LabelVariant,
        finding: "Priority issue 1 and the introduction say 科技伦理 (technology ethics), section \
                  4.1 says 金融科技（科技）伦理; the table and recommendation R1 say \
                  金融科技伦理.",
        decision: None,
    },
    Note {
        about: &["G-4"],
        kind: LabelVariant,
        finding: "Section 4.2 and priority issue 1 use the same name; section 4.1 alone splits it \
                  in two. G-5-3 is another indicator, with the words in the other order.",
        decision: None,
    },
    Note {
        about: &["S-2-1-a"],
        kind: LabelVariant,
        finding: "Section 3.2.5 words it differently.",
        decision: None,
    },
    Note {
        about: &["S-2-2-b"],
        kind: LabelVariant,
        finding: "Worded in three ways: here, as 消费者金融适当性管理 among the sub-issues of \
                  priority issue 5, and as 金融适当性管理 in recommendation R2.",
        decision: None,
    },
    Note {
        about: &["G-3", "G-4", "G-5"],
        kind: Ambiguity,
        finding: "The order differs: section 4.2 lists the risk management system, then data \
                  security and privacy, then fintech ethics; the table prints fintech ethics, \
                  data security and privacy, risk management.",
        decision: Some("Ids follow the order of the table."),
    },
    Note {
        about: &["E", "S", "G"],
        kind: Ambiguity,
        finding: "Starred topics are said to be specific to fintech enterprises, without saying \
                  which level a topic is. Stars stand on 9 level-3 labels and 5 descriptions, \
                  never on a level-2 label.",
        decision: Some(
            "Stars are kept exactly where printed; whether an indicator is specific to fintech is \
             derived from them.",
        ),
    },
    Note {
        about: &["S-7-2"],
        kind: Ambiguity,
        finding: "Only the first of three descriptions is starred; the level-3 label is not.",
        decision: Some("Partly specific to fintech."),
    },
    Note {
        about: &["E-2-2", "E-2-2-a"],
        kind: Ambiguity,
        finding: "The star is printed twice on one line: on the level-3 label and on its \
                  description.",
        decision: Some("Both are starred."),
    },
    Note {
        about: &["G-3-1", "G-3-2", "G-3-3", "G-5-4", "G-5-5", "G-5-6", "G-6-6", "S-2-2"],
        kind: Ambiguity,
        finding: "In governance the star stands on level-3 labels alone, not on their \
                  descriptions; S-2-2 carries it on the label and on all three descriptions.",
        decision: Some("As printed."),
    },
    Note {
        about: &["G-5-4", "G-5-6", "G-3-1", "G-3-2", "G-3-3"],
        kind: Ambiguity,
        finding: "Label or star, or both, wrap onto a second line.",
        decision: Some("Joined."),
    },
    Note {
        about: &["G-6-1-d", "G-6-1", "G-6-2"],
        kind: Ambiguity,
        finding: "Printed after the third description of G-6-1 and before the label of G-6-2; by \
                  sense it could belong to either.",
        decision: Some(
            "Read as part of G-6-1: in every other row the label precedes its descriptions.",
        ),
    },
    Note {
        about: &["E-2-3-a"],
        kind: Ambiguity,
        finding: "Two lines with a blank line between them: one wrapped cell or two descriptions.",
        decision: Some("One description: the second line continues the sentence with an example."),
    },
    Note {
        about: &["E-3-1", "E-3-2"],
        kind: Ambiguity,
        finding: "Label and description share a line. By sense the description of E-3-1, about \
                  climate risk, fits E-3-2, the impact of climate on the enterprise, at least as \
                  well.",
        decision: Some("As printed."),
    },
    Note {
        about: &["E-4", "E-4-1", "S-3", "S-3-1", "S-9", "S-9-1"],
        kind: Ambiguity,
        finding: "Level-2 and level-3 cells stand on one line with single spaces between them.",
        decision: Some("Split at the spaces."),
    },
    Note {
        about: &["S-2-2"],
        kind: Ambiguity,
        finding: "Four starred lines in a row: one level-3 label with three descriptions, or four \
                  level-3 labels.",
        decision: Some("One label with three descriptions."),
    },
    Note {
        about: &["S-2-2"],
        kind: Ambiguity,
        finding: "The table puts risk test and suitability management under investor education; \
                  section 3.2.5 has investor education and suitability side by side.",
        decision: Some("As printed."),
    },
    Note {
        about: &["S-7", "S-7-1", "S-7-2", "S-7-3", "S-7-4", "S-7-5", "S-7-6"],
        kind: Ambiguity,
        finding: "A nested list without markers.",
        decision: Some(
            "Six level-3 indicators; the lines below the first three, and below S-7-5, are their \
             descriptions.",
        ),
    },
    Note {
        about: &["S-4-1"],
        kind: Ambiguity,
        finding: "Two wrapped cells run on into each other.",
        decision: Some("Joined; the word for support, on a line of its own, belongs to the label."),
    },
    Note {
        about: &["S-1-4-c"],
        kind: Ambiguity,
        finding: "Employee activities stand under learning and development, although by sense \
                  they are a benefit.",
        decision: Some("As printed."),
    },
    Note {
        about: &["G-1-1"],
        kind: Ambiguity,
        finding: "The label says shareholders, the text is mostly about the board; there is no \
                  level 3 for the board.",
        decision: Some("As printed."),
    },
    Note {
        about: &["green-service-system"],
        kind: MissingStakeholder,
        finding: "Its section also has governments in mind. They are not among the stakeholders; \
                  regulators are another group.",
        decision: Some(
            "No link to a stakeholder: add a group of its own where governments are asked.",
        ),
    },
];
