"""Ask for answers on a terminal; elsewhere take them from options."""

import re
import sys
from collections.abc import Callable, Mapping
from typing import TypeVar

import click

from collaborative.drafting.answers import Site, complaint
from collaborative.drafting.forms import Form, Question
from collaborative.problems import InputError
from collaborative.reading.two_prices import two_prices
from collaborative.schema.shapes import Shape

FOR_OTHERS = "price_for_others"  # beside the price: two questions, one field
Default = str | Callable[[dict[str, str]], str]
T = TypeVar("T")


class Asker:
    """Collects a form's answers from the given options, or else from the person at the terminal.

    Raises:
        click.UsageError: without a terminal, an option is missing or not understood.
    """

    def __init__(self, form: Form, site: Site, given: Mapping[str, str | None]) -> None:
        self.form = form
        self._site = site
        self._given = given
        self._on_terminal = sys.stdin.isatty()

    def answers(self, defaults: Mapping[str, Default]) -> dict[str, str]:
        """Return an answer to each question, "" where there is none; a default can depend on earlier answers."""
        if not self._on_terminal:
            self._require([q.key for q in self.form.questions if q.needed and q.key not in defaults])
        answers: dict[str, str] = {}
        for question in self.form.questions:
            default: Default = defaults.get(question.key, "")
            suggested = default if isinstance(default, str) else default(answers)
            answers[question.key] = self._answer(question, answers, suggested)
            if question.field.shape is Shape.PRICE:
                answers[FOR_OTHERS] = self._price_for_others(question, answers)
        return answers

    def ask(self, key: str, question: str, read: Callable[[str], T]) -> T:
        """Ask for something that no field holds, such as the month or the cluster."""
        given = self._given.get(key)
        if given is None and not self._on_terminal:
            self._require([key, *(q.key for q in self.form.questions if q.needed)])
        while True:
            try:
                return read(given if given is not None else click.prompt(question))
            except InputError as error:
                if given is not None:
                    raise self._refusal(key, str(error)) from error
                click.echo(str(error))

    def text(self) -> str:
        """Ask for the text below the details."""
        given = self._given.get("text")
        if given is not None or not self._on_terminal:
            return given or ""
        return str(click.prompt(f"{self.form.kind.body} (Enter: later)", default="", show_default=False))

    def _price_for_others(self, price: Question, answers: Mapping[str, str]) -> str:
        """Ask what non-members pay; "" if the price is the same."""
        given = self._given.get(FOR_OTHERS)
        if given is None and (not self._on_terminal or not any(letter.isdigit() for letter in answers["price"])):
            return ""
        if two_prices(answers["price"]):
            if given:
                raise self._refusal(FOR_OTHERS, "--price says what others pay already. Leave one of the two out.")
            return ""
        while True:
            prompt = "Price for others than member schools (Enter: the same)"
            answer = _value_alone(
                price, given if given is not None else str(click.prompt(prompt, default="", show_default=False))
            )
            problem = complaint(self.form, price, {**answers, "price": answer}, self._site)
            if problem is None:
                return answer
            self._complain(FOR_OTHERS, f"{problem.wrong} Write the amount that others pay, for example 95.", given)

    def _answer(self, question: Question, answers: dict[str, str], suggested: str) -> str:
        given = self._given.get(question.key)
        while True:
            answer = _value_alone(question, self._typed(question, suggested) if given is None else given)
            problem = complaint(self.form, question, {**answers, question.key: answer}, self._site)
            if problem is None and (answer or not question.needed):
                return answer
            needed = f"This is needed. {question.field.description}"
            said = f"{problem.wrong} {self._remedy(question, problem.remedy)}" if problem else needed
            self._complain(question.key, said, given)

    def _remedy(self, question: Question, remedy: str) -> str:
        """Rewrite a remedy as an answer: a question needs the value without its key."""
        if question.field.shape is Shape.PRICE and "{" in remedy:
            if self._on_terminal:
                return "Write what member schools pay, for example 35; what others pay is asked next."
            return "Write what member schools pay in --price, and what others pay in --price-for-others."
        return re.sub(rf"\b{re.escape(question.key)}: (?=\S)", "", remedy)

    def _typed(self, question: Question, suggested: str) -> str:
        if not self._on_terminal:
            return suggested
        label = question.key.replace("_", " ").capitalize()
        choices = ", ".join(choice.name for choice in question.field.choices)
        hint = f"one of {choices}" if choices else f"for example {question.field.examples[0].rstrip('.')}"
        leave_out = "" if question.needed or suggested else "; Enter to leave it out"
        click.echo(f"\n{question.field.description}")
        return str(click.prompt(f"{label} ({hint}{leave_out})", default=suggested, show_default=bool(suggested)))

    def _complain(self, key: str, said: str, given: str | None) -> None:
        if given is not None:
            raise self._refusal(key, said)
        click.echo(said)

    def _refusal(self, key: str, said: str) -> click.UsageError:
        return click.UsageError(f"{_flag(key)}: {said}")

    def _require(self, keys: list[str]) -> None:
        if missing := [_flag(key) for key in keys if self._given.get(key) is None]:
            raise click.UsageError(f"Missing option {' and '.join(missing)}: there is no terminal to ask on.")


def _value_alone(question: Question, answer: str) -> str:
    """Remove the key and colon that stand before a value in a file."""
    return re.sub(rf"^\s*{re.escape(question.key)}\s*:\s+", "", answer, flags=re.IGNORECASE).strip()


def _flag(key: str) -> str:
    return f"--{key.replace('_', '-')}"
