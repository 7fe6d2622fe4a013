"""Who decides, asked as users ask: on the command line and over HTTP, on each store."""

from collections.abc import Callable

import httpx
import pytest

from tests.end_to_end.conftest import Done
from tests.end_to_end.questions import HAND_DERIVED, QUESTIONS, Question, answered

IDS = [f"{question.id} {question.function} {question.on}" for question in QUESTIONS]


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_the_api_answers_every_acceptance_question(http: httpx.Client, question: Question) -> None:
    parameters = {"function": question.function, "place": question.place, "on": question.on}

    answer = http.get("/v1/who-decides", params=parameters)

    assert answer.status_code == 200
    assert answered(answer.json(), question.expected) == question.expected


@pytest.mark.parametrize("question", HAND_DERIVED, ids=[f"{each.id} {each.function}" for each in HAND_DERIVED])
def test_the_api_answers_what_was_derived_by_hand(http: httpx.Client, question: Question) -> None:
    parameters = {"function": question.function, "place": question.place, "on": question.on}

    answer = http.get("/v1/who-decides", params=parameters)

    assert answered(answer.json(), question.expected) == question.expected


@pytest.mark.parametrize("question", QUESTIONS[:4], ids=IDS[:4])
def test_the_command_line_gives_what_the_api_gives(
    loaded: Callable[..., Done], http: httpx.Client, question: Question
) -> None:
    parameters = {"function": question.function, "place": question.place, "on": question.on}

    done = loaded("ask", question.function, "--place", question.place, "--on", question.on, "--json")

    assert (done.code, done.stderr) == (0, "")
    assert done.json() == http.get("/v1/who-decides", params=parameters).json()


def test_the_answer_has_the_form_that_was_promised(http: httpx.Client) -> None:
    parameters = {"function": "specialised_delegable", "place": "fp:E08000003", "on": "2024-10-01"}

    answer = http.get("/v1/who-decides", params=parameters).json()

    part = answer["parts"][0]
    assert answer["question"] == {**parameters, "certainty": ["in_force", "planned"]}
    assert (answer["outcome"], answer["on"], answer["loading"]) == ("found", "2024-10-01", None)
    assert set(part) >= {"place", "population", "share", "deciders", "gates", "others", "chains", "terminals"}
    assert part["terminals"] == ["parliament"]
    assert [(each["line"], each["holder"]) for each in part["chains"][1]] == [
        ("L020", "nhse"),
        ("L005", "sos"),
        ("L006", "parliament"),
    ]
    assert answer["weakest_evidence"]["grade"] == "sure"


def test_a_person_is_told_the_sentence_the_chain_and_the_evidence(loaded: Callable[..., Done]) -> None:
    done = loaded("ask", "primary_dental", "--place", "fp:E08000004", "--on", "2022-10-01")

    assert done.code == 0
    assert "NHS Greater Manchester Integrated Care Board decides, by delegation from NHS England" in done.stdout
    assert "delegation; NHSA06 s65Z5; 2022-07-01 to open" in done.stdout
    assert "Weakest evidence: " in done.stdout


@pytest.mark.parametrize(
    ("place", "on", "expected"),
    [
        pytest.param("E07000214", "2022-07-01", "fp:E07000214", id="GSS code"),
        pytest.param("QWO", "2024-01-01", "fp:QWO", id="ODS code"),
        pytest.param("qwo", "2024-01-01", "fp:QWO", id="code in small letters"),
        pytest.param("Leeds City Council", "2024-01-01", "fp:E08000035", id="name of the council"),
        pytest.param("la:E08000035", "2024-01-01", "fp:E08000035", id="id of the council"),
        pytest.param("Glossop", "2024-01-01", "fp:glossop", id="part of a name that only one has"),
    ],
)
def test_a_place_may_be_given_in_many_ways(http: httpx.Client, place: str, on: str, expected: str) -> None:
    answer = http.get("/v1/who-decides", params={"function": "acute_commissioning", "place": place, "on": on})

    assert answer.json()["question"]["place"] == expected


def test_a_name_that_fits_several_places_lists_them(http: httpx.Client) -> None:
    parameters = {"function": "jsna", "place": "Leeds", "on": "2024-01-01"}

    answer = http.get("/v1/who-decides", params=parameters)

    assert answer.status_code == 422
    assert answer.json()["parameter"] == "place"
    assert answer.json()["nearest"] == ["fp:E08000035", "fp:place:lds"]


def test_a_former_code_says_what_it_became(http: httpx.Client) -> None:
    parameters = {"function": "acute_commissioning", "place": "QXU", "on": "2026-06-01"}

    notes = " ".join(http.get("/v1/who-decides", params=parameters).json()["notes"])

    assert "became NHS Surrey and Sussex Integrated Care Board on 2026-04-01" in notes


def test_what_is_only_proposed_counts_when_it_is_asked_for(http: httpx.Client) -> None:
    parameters = {"function": "adult_social_care", "place": "fp:E07000214", "on": "2027-04-01"}

    default = http.get("/v1/who-decides", params=parameters).json()
    in_force = http.get("/v1/who-decides", params={**parameters, "certainty": "in_force"}).json()

    assert default["outcome"] == "conditional"
    assert in_force["outcome"] == "none_found"
    assert "Not counted, because it is only planned: West Surrey Council" in " ".join(in_force["notes"])


def test_a_question_that_nobody_decides_is_an_answer(loaded: Callable[..., Done]) -> None:
    done = loaded("ask", "procurement", "--place", "fp:E08000035", "--json")

    assert done.code == 0
    assert done.json()["outcome"] == "none_found"
    assert done.json()["notes"] != []


def test_every_function_of_a_place_is_answered_at_once_and_as_by_itself(http: httpx.Client) -> None:
    parameters = {"place": "fp:E07000214", "on": "2024-10-01"}

    found = http.get("/v1/functions-of-place", params=parameters).json()

    alone = [
        http.get("/v1/who-decides", params={**parameters, "function": answer["question"]["function"]}).json()
        for answer in found["answers"]
    ]
    assert (found["place"]["id"], len(alone) > 50) == ("fp:E07000214", True)
    assert found["answers"] == alone


def test_a_person_is_told_one_line_for_each_function(loaded: Callable[..., Done]) -> None:
    done = loaded("ask", "*", "--place", "fp:E07000214", "--on", "2024-10-01")

    lines = done.stdout.splitlines()
    assert done.code == 0
    assert "adult_social_care: Surrey County Council (found)" in lines
    assert "procurement: nobody is recorded (none_found)" in lines
    assert [line for line in lines if line.startswith("acute_commissioning: ")] == [
        "acute_commissioning: NHS Frimley Integrated Care Board for 84 %; "
        "NHS Surrey Heartlands Integrated Care Board for 16 % (partial)"
    ]
