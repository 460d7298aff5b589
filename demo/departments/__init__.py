"""云岭高新区的各部门：一个部门一个文件，数据和真值写在一起。单位均属虚构。"""

from demo.departments.caizheng import CAIZHENG
from demo.departments.dangzheng import DANGZHENG
from demo.departments.jianshe import JIANSHE
from demo.departments.jingfa import JINGFA
from demo.departments.kechuang import KECHUANG
from demo.departments.nongye import NONGYE
from demo.departments.renshe import RENSHE
from demo.departments.shehui import SHEHUI
from demo.departments.shenpi import SHENPI
from demo.departments.shichang import SHICHANG
from demo.departments.shiqiao import SHIQIAO
from demo.departments.yingji import YINGJI
from demo.departments.zhaoshang import ZHAOSHANG
from demo.departments.zhifa import ZHIFA
from demo.departments.ziran import ZIRAN

DEPARTMENTS = (
    JINGFA,
    CAIZHENG,
    RENSHE,
    SHEHUI,
    JIANSHE,
    SHICHANG,
    ZIRAN,
    YINGJI,
    SHENPI,
    NONGYE,
    KECHUANG,
    DANGZHENG,
    ZHAOSHANG,
    ZHIFA,
    SHIQIAO,
)
