"""日期的写法。"""

from datetime import date

from grammar.draw import Draw


def written(day: date, form: str) -> str:
    match form:
        case "bracket":
            return f"[{day:%Y-%m-%d}]"
        case "chinese":
            return f"{day.year}年{day.month}月{day.day}日"
        case "slash":
            return f"{day.year}/{day.month}/{day.day}"
        case "short":
            return f"{day:%y-%m-%d}"
        case "dot":
            return f"{day:%Y.%m.%d}"
        case "time":
            return f"{day:%Y-%m-%d} 10:{day.day:02}"
        case _:
            return f"{day:%Y-%m-%d}"


def in_article(day: date, draw: Draw) -> str:
    """As an article's page prints it: with the year in full, now and then with the time."""
    form = draw.pick("article date", ("dash", "dash", "chinese", "slash", "time", "dot"))
    return written(day, form)
