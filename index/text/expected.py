"""What kind of thing a question asks for: a pattern that the sentence with its answer should hold. All on folded text."""

import re
from functools import cache, lru_cache

from index.question import Expected

_DIGIT = "[0-9零〇一二三四五六七八九十百千万亿两]"
_NUMBER = f"(?<!{_DIGIT})(?<![,.%]){_DIGIT}" + "[0-9零〇一二三四五六七八九十百千万亿两多余几,.%]*"
_YEAR = "[0-9〇零一二三四五六七八九十元]{1,4} ?年|[0-9]{4}"
_MONTH = "(?<![a-z])(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_DATE = (
    f"{_YEAR}|[0-9一二三四五六七八九十]{{1,3}} ?[月日号]|世纪|年代|[0-9]:[0-9]|时期|年间|[同当次翌]年|朝"
    f"|{_MONTH} [0-9]|[0-9]{{1,2}} {_MONTH}(?![a-z])|(?<![a-z])(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?![a-z])"
)
_PERIOD = (
    f"{_NUMBER} ?个?(?:年|月|天|日|工作日|小时|分|秒|星期|周|世纪|代)"
    "|(?:[0-9]|(?<![a-z])(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|several))[ -]"
    "(?:(?:business|working|school) )?(?:year|month|day|week|hour|minute|second)s?(?![a-z])"
)

_CLOCK = (
    "[0-9]{1,2}[:：][0-9]{2}|[0-9一二三四五六七八九十]{1,3} ?[点时](?![间候])|24小时|全天"
    r"|[0-9] ?[ap]\.?m(?![a-z])|(?<![a-z])(?:noon|midnight|all day)(?![a-z])"
)
_PRICE = (
    "(?<![0-9,.])[0-9零一二三四五六七八九十百千万两][0-9,.]* ?(?:元|圆|美元|欧元|日元|港币|港元|新?台币|英镑|[块毛角分]钱)"
    "|[0-9] ?[块毛]|[¥￥$€£] ?[0-9]|免费|免[收票]|不收"
    "|[0-9] ?(?:dollars?|cents?|pounds?|pence|euros?|yuan)(?![a-z])|(?<![a-z])free(?![a-z])|no charge"
)
_MAY = (  # and nothing else is asked: 哪里可以看到 asks for a place
    r"^(?!.*(?:什么|哪|谁|多少|怎|如何|几))(?=.*(?:可以|可否|能否|能不能|可不可以|可唔可以|是否可以|允许|准不准|让不让|行不行|能.{1,12}吗|可.{1,12}吗"
    r"|\bcan i\b|\ballowed\b|\bmay i\b))"
)

# what people ask of notices and price lists → what the sentence must hold, for the answer is one; the first that fits counts
_Kinds = tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]  # (what asks for it, what it looks like)
_VALUES: _Kinds = tuple(
    (re.compile(ask), re.compile(answer))
    for ask, answer in (
        ("几点|[开关闭]门时间|(?:营业|开放|办公|上班|服务)时间|什么时候[开关]门|what time", _CLOCK),
        ("多少钱|几多?钱|多贵|价[格钱位]|售价|票价|怎么卖|[要收]钱吗|收费|免费吗|how much (?:is|does|are)|price|cost", _PRICE),
        (
            r"电话|热线|手机号|联系方式|怎么联[系络]|号码|phone number|telephone|\bwhat.{1,20}phone|^phone",
            r"[0-9]{3,4}-[0-9a-z-]{4,}|[0-9]{7,}|[0-9]{3} ?[0-9]{4} ?[0-9]{4}|微信",
        ),
        ("几岁|多少岁|年龄|今年多大|多大(?:年纪|岁数|了)|how old", "[0-9零一二三四五六七八九十]{1,3} ?周?岁|年龄|生于|出生"),
        (
            "(?:工资|月薪|底薪|薪水|薪资|年薪|待遇).{0,6}(?:多少|几|怎么)|挣多少|salary|wage",
            f"{_PRICE}|(?:薪|工资)[^。，,；;]{{0,6}}[0-9]|[0-9]{{4,}}",
        ),
        (r"邮箱|电邮|e-?mail address|\bwhat.{1,20}e-?mail|^e-?mail|[一-鿿] ?e-?mail", r"(?<![a-z0-9._-])[a-z0-9._-]+@[a-z0-9-]+"),
        ("多久|多长时间|[几多]少?个?(?:工作日|小时|分钟)|几天", _PERIOD),
        ("网址|官网|网站|链接|website|url", r"https?:|www\.|(?<![a-z0-9-])[a-z0-9-]+\.(?:com|cn|net|org|gov|edu|example)"),
    )
)
# the same where words of any kind may be the answer
_SAID_FREELY: _Kinds = tuple(
    (re.compile(ask), re.compile(answer))
    for ask, answer in (
        (
            "怎么[去走到]|如何[去到]|点去|交通|几路|几号线|坐.{0,4}车|路线",
            "公交|地铁|号线|步行|乘[坐车]|巴士|班车|专线|自驾|高速|路口|出口|直达",
        ),
        (
            _MAY,
            "禁止|不得|严禁|谢绝|不可|请勿|不准|允许|可以|可[由在凭用]|不能|须|不宜|除外|不予|概不|均可|恕不"
            "|(?<![a-z])(?:may|can|cannot|can't|must|not?|only|never|except|welcome|allowed|permitted|banned|prohibited|forbidden)(?![a-z])",
        ),
    )
)

_LENGTH = _NUMBER + " ?(?:[公千厘毫分海英]?[米里尺寸丈]|层|km|cm|mm|m(?![a-z])|[多余几])"
_WEIGHT = _NUMBER + " ?(?:[公千毫]?[克斤吨两磅]|k?g(?![a-z]))"


def _most(by: str) -> str:
    """Asks which is the most of several, or which of two, by this."""
    return rf"(?:哪|谁|边)[^,。]{{0,16}}(?:{by})|最.{{0,3}}(?:{by})[^,。]{{0,8}}(?:[哪谁边]|$)"


# what the question says → what the sentence should hold; the first that fits counts
_EXPECTED: _Kinds = tuple(
    (re.compile(ask), re.compile(answer))
    for ask, answer in (
        (_most("便宜|平(?:[些啲]|一[点些]|$)|贵|划算|省钱") + r"|\b(?:cheap|expensive)", _PRICE),
        ("哪一?个?世纪|几世纪", f"(?<!{_DIGIT}){_DIGIT}+ ?世纪"),
        ("哪一?个?年代", "年代"),
        ("(?:哪一?个?|什么)(?:朝代|时期|时代)", "朝|时期|时代|世纪|[^ ]代"),
        ("几月|哪一?个?月|何月", "[0-9一二三四五六七八九十]{1,2} ?月"),
        ("哪一?天|[几哪何]日|几号|什么日[期子]", "[0-9一二三四五六七八九十]{1,3} ?[日号]"),
        ("哪一?个?年|几年(?!时间|的时间)|何年|什么年", _YEAR),
        ("什么时[候间]|何时|什么年代|哪段时间", _DATE),
        ("多久|(?:多长|几个?|多少个?)(?:时间|年|月|天|小时|分钟|星期|周|世纪)", _PERIOD),
        (_most("[早晚](?![上餐饭报])") + r"|\b(?:earliest|latest)\b", f"{_CLOCK}|{_DATE}"),
        (_most("[轻重](?![要点视大新])") + r"|\b(?:lightest|heav)", _WEIGHT),
        ("百分|比例|比率|占比", "[0-9]%|百分之|成|分之"),
        ("多[长宽高深远厚]", _LENGTH),
        ("多[重沉]", _WEIGHT),
        ("多少|几|多[大快]", _NUMBER),
        ("为什么|为何|何以|原因|缘故|怎么会", "因|由于|为了|导致|使|所以|造成|源于|故|because|due to|since"),
        ("哪里人|哪儿人|何许人|籍贯|老家", "人氏?[。,，；;)]|人也|出生|生于|籍|来自|祖籍|故乡|老家"),
        (
            "在哪|哪里|哪儿|地址|位置|地点|什么地方|何处",
            "位于|地址|地点|坐落|地处|[路街巷道][0-9]*号|[楼层室厅馆园村镇]|[省市区县]"
            "|(?<![a-z])(?:floor|room|hall|street|road|avenue|building|block|lobby|desk|office|entrance|next to)(?![a-z])",
        ),
        ("谁|何人|哪一?[位名]|什么人|哪个人|什么名字|姓名", '[一-鿿]·[一-鿿]|[《「『“"]|作者|著|撰'),
        (
            r"(?:什么|哪一?[部本首篇张个])\S{0,4}(?:书|著作|作品|小说|歌|曲|电影|影片|剧|专辑|杂志|报|论文|法|条约|节目|诗)",
            '[《「『“"]',
        ),
    )
)
# asks for more than one thing, which a document has in a list
_SEVERAL = re.compile(
    "哪[些几]|那些|有什么|有啥|什么(?:材料|资料|证件|东西|条件|要求|步骤|流程|内容|项目|服务|方式|方法|途径|规定|优惠|活动|设施|功能|职责|区别|注意)"
    "|几[种类项个点条步样]|分别|步骤|流程|怎么[办做申报注安操]|如何[办做申报注安操]|清单|名单|列表|列[出举一]|每[个项种].{0,4}[什怎哪]|包[括含]|注意事项|带什么|准备什么"
    r"|\b(?:what|which) (?:are|\w+s\b)|\bhow (?:do|to|can)\b|\b(?:list|steps|requirements|documents|items)\b"
)
_COUNTED = re.compile("(?:多少|几)个?(?![十百千万亿])([㐀-鿿])")


@lru_cache(maxsize=64)  # a question is read without its foreign words, and with them
def expected(question: str) -> Expected:
    """What an answer to the folded question should hold."""
    value = _first(_VALUES, question)
    everyday = value or _first(_SAID_FREELY, question)
    found = _COUNTED.search(question)
    return Expected(
        thing=everyday or _first(_EXPECTED, question),
        is_everyday=everyday is not None,
        is_value=value is not None,
        counted=_number_before(found[1]) if found else None,
        several=bool(_SEVERAL.search(question)),
    )


def _first(kinds: _Kinds, question: str) -> re.Pattern[str] | None:
    """What the first kind that is asked for looks like."""
    return next((answer for ask, answer in kinds if ask.search(question)), None)


@cache
def _number_before(thing: str) -> re.Pattern[str]:
    return re.compile(f"[0-9零〇一二三四五六七八九十百千万亿两多余几] ?个?{thing}")


# what an English question asks for, in the words that Chinese asks with; the first that fits counts
_ENGLISH = (
    (r"how (?:many|much)|what number", "多少"),
    (r"what (?:percentage|percent|proportion)", "百分之多少"),
    (r"how (?:long|old)", "多长时间"),
    (r"(?:what|which) year", "哪一年"),
    (r"(?:what|which) month", "哪个月"),
    (r"(?:what|which) (?:day|date)", "哪一天"),
    (r"(?:what|which) century", "哪个世纪"),
    (r"when|(?:what|which) (?:time|period|era)", "什么时候"),
    (r"who(?:se|m)?", "谁"),
    (r"where", "哪里"),
    (r"why", "为什么"),
    (r"how (?:far|tall|high|deep|wide|big|large|heavy)", "多大"),
)


def asking_in_chinese(question: str) -> str:
    """The first question word of a folded English question, in Chinese; empty if it does not tell what is asked for."""
    found = [(asking, chinese) for words, chinese in _ENGLISH if (asking := re.search(rf"\b(?:{words})\b", question))]
    other = re.search(r"\b(?:what|which)\b", question)
    first = min(found, key=lambda one: one[0].start(), default=None)
    return first[1] if first and not (other and other.start() < first[0].start()) else ""
